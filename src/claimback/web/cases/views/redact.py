"""Blacking out words in an enclosure: looked at on the page first, then done, and taken back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import ValidationError

from claimback.knowledge.retelling import retold
from claimback.model import EVERYWHERE, Exhibit, Redaction
from claimback.web.cases import compute, enclosing, pictures
from claimback.web.cases.enclosing import Enclosures
from claimback.web.cases.redacting import LONGEST, kept_for, proof, sheets, spots, words_in
from claimback.web.cases.store import Opened
from claimback.web.cases.tongue import spoken_book
from claimback.web.cases.views.exhibits import found
from claimback.web.cases.views.opening import of_case, show, token_of, version_of, waiting

AT_ONCE = 12
"""Pages shown at a time."""
_DIGITS = 6
EDGES = ("left", "top", "right", "bottom")


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def black_out(request: HttpRequest, case: Opened, paper: str) -> HttpResponse:
    """The page of one enclosure: its pages, and what is blacked out on them."""
    today, token = timezone.localdate(), token_of(request)
    analysis = compute.analysis_of(case, today)
    papers = enclosing.enclosed(case, analysis, today) if analysis else None
    if papers is None:
        return waiting(case, token, "appeal", "exhibits")
    exhibit = _exhibit(case, papers, paper)
    way = request.POST.get("way", "")
    if way == "back":
        place, _gap, at = request.POST.get("at", "").rpartition(":")
        enclosing.take_back(case, papers, _place(place, exhibit), _number(at), version_of(request))
        return redirect("cases:black_out", token=token, paper=paper)
    asked, problem = _asked(request, exhibit, papers) if way else (None, "")
    place = _place(request.POST.get("place", ""), exhibit)
    if way == "black" and asked:
        enclosing.black_out(case, papers, place, asked, version_of(request))
        return redirect("cases:black_out", token=token, paper=paper)
    return _page(request, case, papers, exhibit, asked=asked, place=place, problem=problem)


def _page(request: HttpRequest, case: Opened, papers: Enclosures, exhibit: Exhibit, **form: Any) -> HttpResponse:  # noqa: ANN401
    """`form`: what is asked for (`asked`, none yet where nothing was looked for), in which `place`, and a `problem`."""
    asked, place = form["asked"], form["place"]
    every = sheets(exhibit, papers, asked)
    first = _first(request, len(every))
    return show(
        request, "redact", case, exhibit=exhibit, title=retold(spoken_book(), exhibit.title),
        key=enclosing.key_of(case, exhibit.document), everywhere=EVERYWHERE, longest=LONGEST,
        spots=spots(papers, place, asked) if asked and asked.words else [], fields=_fields(asked) if asked else {},
        within=words_in(exhibit, papers, asked) if asked and asked.box else "",
        edges=_edges(), drawable=pictures.drawable(papers.documents[exhibit.document]),
        kept=kept_for(case, exhibit.document), typed=request.POST.get("words", "") if form["problem"] or asked else "",
        sheets=[one for one in every if one.asked][:AT_ONCE] if asked else every[first - 1 : first - 1 + AT_ONCE],
        parts=[] if asked or len(every) <= AT_ONCE else range(1, len(every) + 1, AT_ONCE), **form, **proof(case),
    )  # fmt: skip


def _first(request: HttpRequest, count: int) -> int:
    """Of a long paper, the place of the page to begin with."""
    return max(1, min(_number(request.GET.get("from", "")), count))


def _number(told: str) -> int:
    return int(told) if told.isdecimal() and len(told) < _DIGITS else 0


def _asked(request: HttpRequest, exhibit: Exhibit, papers: Enclosures) -> tuple[Redaction | None, str]:
    """What to black out as typed, or what is wrong with it."""
    if "page" in request.POST:
        return _area(request, exhibit, papers)
    words = " ".join(request.POST.get("words", "").split())
    if len(words) > LONGEST:
        return None, _("This is too long. Give a name, a number or a few words.")
    try:
        return Redaction(words=words), ""
    except ValidationError:
        return None, _("Type the words to black out. They hold at least one letter or digit.")


def _area(request: HttpRequest, exhibit: Exhibit, papers: Enclosures) -> tuple[Redaction | None, str]:
    wrong = _("Give the page, and the four sides of the area in percent: left before right, top before bottom.")
    try:
        left, top, right, bottom = (float(request.POST.get(name, "").replace(",", ".")) / 100 for name in EDGES)
        one = Redaction(page=int(request.POST["page"]), box=(left, top, right, bottom))
    except ValueError:  # pydantic's own is one
        return None, wrong
    fits = one.page in exhibit.pages and pictures.drawable(papers.documents[exhibit.document])
    return (one, "") if fits else (None, wrong)


def _fields(asked: Redaction) -> dict[str, str]:
    """What a form holds so that it asks for the same again."""
    if asked.box is None:
        return {"words": asked.words}
    sides = {name: f"{100 * side:g}" for name, side in zip(EDGES, asked.box, strict=True)}
    return {"page": str(asked.page), **sides}


def _edges() -> list[tuple[str, str]]:
    names = (_("From the left"), _("From the top"), _("To the right"), _("To the bottom"))
    return list(zip(EDGES, names, strict=True))


def _place(told: str, exhibit: Exhibit) -> str:
    return EVERYWHERE if told == EVERYWHERE else exhibit.document


def _exhibit(case: Opened, papers: Enclosures, key: str) -> Exhibit:
    paper = found(case, [one.document for one in papers.exhibits], key)
    return next(one for one in papers.exhibits if one.document == paper)


@require_safe
@of_case
def picture(request: HttpRequest, case: Opened, paper: str, number: int) -> HttpResponse:
    """A page of a paper as the person gave it."""
    del request
    read = compute.readings_of(case)
    document = next((one for one in read[0] if enclosing.key_of(case, one.id) == paper), None) if read else None
    if document is None:
        raise Http404
    return HttpResponse(pictures.drawn(case, document, number), content_type="image/png")
