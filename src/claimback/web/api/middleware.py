"""What holds for every request under `/api/`: no cookie counts, no large body is read, every error is a problem."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from claimback.web.api.problems import MEDIA, problem
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
        return _told(following(request))

    return answer


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
