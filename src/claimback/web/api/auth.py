"""Who may do what: a token in the header `Authorization: Bearer`, and nothing else."""

import logging

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from claimback.web.api import tokens
from claimback.web.api.models import Token
from claimback.web.api.problems import Problem
from claimback.web.cases.store import Opened, touch

_log = logging.getLogger("claimback.web")


class Bearer(HttpBearer):
    """Finds the token, and counts its requests."""

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """The token of that secret; none where there is no such, or it has ended. Raises `Problem` for too many."""
        del request
        found = tokens.by_secret(token)
        if found is None:
            _log.warning("token refused")
            return None
        calls, left = tokens.count(found)
        if calls > settings.API_REQUESTS_A_MINUTE:
            raise Problem(429, Retry_After=str(left))
        return found


def token_of(request: HttpRequest) -> Token:
    """The token that a request came with."""
    token = getattr(request, "auth", None)
    if not isinstance(token, Token):
        raise Problem(401)
    return token


def case_of(request: HttpRequest, case_id: object) -> Opened:
    """The case of an address. Raises `Http404` where the token may not open it."""
    case = tokens.opened(token_of(request), str(case_id))
    touch(case)
    _seen(request, case)
    return case


def grant(request: HttpRequest, case: Opened, what: str) -> None:
    """Let the token of a request open a case. `what` says how it came to it: `made` or `kept`."""
    tokens.grant(token_of(request), case)
    _seen(request, case, what)


def _seen(request: HttpRequest, case: Opened, what: str = "") -> None:
    """Middleware notes it once the answer is known."""
    request.noted = (case.row.pk, what)  # type: ignore[attr-defined]
