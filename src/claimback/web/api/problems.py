"""Errors as `application/problem+json` (RFC 9457): one plain sentence, nothing personal, no traceback."""

from http import HTTPStatus
from typing import Any, Literal

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from pydantic import BaseModel, Field

from claimback.web.cases.store import Stale

MEDIA = "application/problem+json"
SAID = {
    400: "This request could not be understood; nothing was changed.",
    401: "Send a valid token in the header Authorization: Bearer.",
    403: "This is not allowed; nothing was changed.",
    404: "There is nothing at this address that this token may open.",
    405: "This address does not take that method; the header Allow names those it takes.",
    409: "The case was changed elsewhere meanwhile, or is not ready for this yet; read it again.",
    412: "The case was changed since you read it; read it again and send the change with its new ETag.",
    413: "This is too large; send fewer or smaller files.",
    415: "This media type is not taken here; the description at /api/openapi.json names the one that is.",
    422: "A value is missing or is not of its kind; nothing was changed.",
    429: "There were too many requests in this minute; go on after the seconds that Retry-After names.",
    500: "Something went wrong here; nothing of the case is lost, try again in a moment.",
}


class Where(BaseModel):
    """One value that was refused."""

    where: str = Field(examples=["body.value"])
    problem: str = Field(examples=["Field required"])


class ProblemDetails(BaseModel):
    """What went wrong (RFC 9457)."""

    type: Literal["about:blank"] = "about:blank"
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(description="One sentence that says what is wrong and what to do.", examples=[SAID[404]])
    errors: list[Where] = Field(default=[], description="For 422: each value that was refused.")


class Problem(Exception):
    """Ends a request with that status."""

    def __init__(self, status: int, detail: str = "", **headers: str) -> None:
        super().__init__(status)
        self.status, self.detail, self.headers = status, detail, headers


def problem(status: int, detail: str = "", errors: list[Where] | None = None) -> HttpResponse:
    """The answer."""
    told = ProblemDetails(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail or SAID.get(status, SAID[400]),
        errors=errors or [],
    )
    response = HttpResponse(
        told.model_dump_json(exclude=set() if errors else {"errors"}), content_type=MEDIA, status=status
    )
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="claimback"'
    return response


def handle(api: NinjaAPI) -> None:
    """Tell the API how each error is said. What is not named here is an error of this program, and becomes a 500."""
    api.add_exception_handler(Problem, _own)
    api.add_exception_handler(HttpError, _http)
    api.add_exception_handler(ValidationError, _refused)
    for error, status in (
        (Http404, 404), (Stale, 409), (RequestDataTooBig, 413), (TooManyFilesSent, 413), (TooManyFieldsSent, 413),
    ):  # fmt: skip
        api.add_exception_handler(error, lambda request, exc, status=status: problem(status))


def _own(request: HttpRequest, exc: Any) -> HttpResponse:  # noqa: ANN401 - the handler's signature
    del request
    response = problem(exc.status, exc.detail)
    for name, value in exc.headers.items():
        response[name.replace("_", "-")] = value
    return response


def _http(request: HttpRequest, exc: Any) -> HttpResponse:  # noqa: ANN401
    """The library's own errors; one that it made of ours is ours again."""
    return _own(request, exc.__cause__) if isinstance(exc.__cause__, Problem) else problem(exc.status_code)


def _refused(request: HttpRequest, exc: Any) -> HttpResponse:  # noqa: ANN401
    """Which values were refused, never the values themselves, nor names that the sender made up."""
    del request
    return problem(422, errors=[Where(where=_place(one), problem=_kind(one)) for one in exc.errors][:20])


def _place(error: dict[str, Any]) -> str:
    place = [str(part) for part in error["loc"]]
    return ".".join(place[:-1] if error["type"] == "extra_forbidden" else place)[:120]


def _kind(error: dict[str, Any]) -> str:
    return str(error["type"]).replace("_", " ")
