"""Files that a person gives, with a page's form or through the API: what is taken and what is refused."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from claimback.web.cases.store import File, Opened

MOST_BYTES = 50 * 1024 * 1024
MOST_TEXT = 400_000
MOST_RECORDS = 200


def given(request: HttpRequest, field: str = "files") -> tuple[list[File], str]:
    """The files of a form, and pasted text as one; or what is wrong, in a sentence."""
    uploads = list(request.FILES.getlist(field))
    if too_large(request, field):
        return [], _("These files are larger than 50 MB together. Send fewer, or photos of a smaller size.")
    files = [File((one.name or "file")[:200], one.read()) for one in uploads]
    if any(not file.data for file in files):
        return [], _("One of these files is empty. Choose it again.")
    text = request.POST.get("text", "").strip()
    if len(text) > MOST_TEXT:
        return [], _("This text is longer than a letter can be. Paste the letter alone.")
    return ([*files, File("letter.txt", text.encode())] if text else files), ""


def too_large(request: HttpRequest, field: str = "files") -> bool:
    """Whether the files of a form are larger together than is taken."""
    return sum(one.size or 0 for one in request.FILES.getlist(field)) > MOST_BYTES


def no_room(case: Opened, files: list[File]) -> str:
    """That a case takes no such number of records more, in a sentence; nothing where it does."""
    fits = len(case.of_kind("record")) + len(files) <= MOST_RECORDS
    return "" if fits else _("A case holds 200 records at most. Take one out first.")
