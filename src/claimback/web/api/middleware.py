"""What holds for every request under `/api/`: no cookie counts, no large body is read, every error is a problem."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from claimback.web.api.problems import MEDIA, problem
from claimback.web.audit.models import TOKEN
from claimback.web.audit.noting import DELETED, note
from claimback.web.cases.uploads import MOST_BYTES

Next = Callable[[HttpRequest], HttpResponse]
PREFIX = "/api/"
_BESIDE_THE_FILES = 1024 * 1024
"""Room for the parts of a multipart body that are not the files."""
_KEPT = ("Allow", "Retry-After", "WWW-Authenticate")


def api(following: Next) -> Next:
    """Middleware."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return following(request)
        request.META.pop("HTTP_COOKIE", None)  # so that no session can ever stand for a token
        request.META.pop("HTTP_ACCEPT_LANGUAGE", None)  # programs read English, whatever their host speaks
        if _length(request) > MOST_BYTES + _BESIDE_THE_FILES:
            return problem(413)
        response = following(request)
        _note(request, response)
        return _told(response)

    return answer


def _note(request: HttpRequest, response: HttpResponse) -> None:
    """Note what a program did with a case; what was refused did nothing."""
    noted, token = getattr(request, "noted", None), getattr(request, "auth", None)
    if noted and token and response.status_code < 400:
        case, what = noted
        note(case, TOKEN, str(token.pk), what or _what(request, response))


def _what(request: HttpRequest, response: HttpResponse) -> str:
    if request.method == "GET":
        return "downloaded" if "attachment" in response.headers.get("Content-Disposition", "") else "opened"
    whole = request.resolver_match and request.resolver_match.url_name == "show_case"
    return DELETED if whole and request.method == "DELETE" else "changed"


def _length(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or "0"
    return int(told) if told.isdecimal() and len(told) < 20 else 0


def _told(response: HttpResponse) -> HttpResponse:
    """An error that some other part made, such as an address that is not there, as a problem."""
    if response.status_code < 400 or response.headers.get("Content-Type") == MEDIA:
        return response
    said = problem(response.status_code)
    for name in _KEPT:
        if name in response.headers:
            said[name] = response[name]
    return said
