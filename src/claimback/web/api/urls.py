"""The API put together."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.parser import Parser

from claimback.web.api.auth import Bearer
from claimback.web.api.described import Described
from claimback.web.api.problems import Problem, handle
from claimback.web.api.replies import NotReady, later
from claimback.web.api.routes import answers, cases, exhibits, letters, papers, reading, sending, versions

ABOUT = """From a denial letter to a sent, tracked appeal. Send `Authorization: Bearer SECRET`; a token opens the cases
that it made and those added by their link. What takes longer answers 202 with `Location` and `Retry-After`; ask again
until it is there. A case's ETag, sent back as `If-Match`, keeps a change from overwriting another's. Every error is
`application/problem+json`."""


class JsonAlone(Parser):
    """A body is JSON and says so."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """The body. Raises `Problem`, `ValueError`."""
        if request.content_type != "application/json":
            raise Problem(415)
        return json.loads(request.body)


api = Described(
    title="claimback", version="1", description=ABOUT, docs_url=None, urls_namespace="api", auth=Bearer(),
    parser=JsonAlone(),
)  # fmt: skip
handle(api)


@api.exception_handler(NotReady)
def _not_ready(request: HttpRequest, exc: Any) -> HttpResponse:  # noqa: ANN401 - the handler's signature
    try:
        return later(exc.case, exc.kind)
    except Problem as error:
        return api.on_exception(request, error)


# `versions` before any kind of file
for one in (cases, papers, reading, answers, versions, letters, exhibits, sending):
    api.add_router("", one.router)
