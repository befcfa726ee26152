"""Files that come with a request, as the pages take them, with the status of each refusal."""

from django.http import HttpRequest

from claimback.web.api.problems import Problem
from claimback.web.cases.store import File
from claimback.web.cases.uploads import given, too_large

_NONE = "Send at least one file as `files`, or `text`."


def files_of(request: HttpRequest) -> list[File]:
    """The files, at least one. Raises `Problem`."""
    if request.content_type != "multipart/form-data":
        raise Problem(415)
    if too_large(request):
        raise Problem(413)
    text = request.POST.getlist("text")
    if set(request.FILES) - {"files"} or set(request.POST) - {"text"} or len(text) > 1 or not all(map(str.strip, text)):
        raise Problem(422, _NONE)
    files, refused = given(request)
    if refused or not files:
        raise Problem(422, refused or _NONE)
    return files
