"""Someone who is signed in, as the pages of cases see them. Who that is and which cases they may open is told above."""

from typing import Protocol
from uuid import UUID

from django.http import HttpRequest

from claimback.web.cases.store import Opened


class Visitor(Protocol):
    """A signed-in person."""

    @property
    def id(self) -> str:
        """The account's id."""
        ...

    def names(self, ids: set[str]) -> dict[str, str]:
        """By id, what this person may know of other accounts: their own, and of those with whom they work."""
        ...

    def case(self, case_id: UUID) -> Opened:
        """A case that they may open. Raises `Http404` for any other, whether it is there or not."""
        ...

    def take_in(self, case: Opened, before: Opened | None = None) -> None:
        """Keep a new case for them, beside the one that it follows."""
        ...


class SignedOut(Exception):
    """A case that is kept in an account was asked for by nobody who is signed in."""


def visitor_of(request: HttpRequest) -> Visitor | None:
    """Who asks; none without an account."""
    return getattr(request, "visitor", None)


def kept_id(token: str) -> UUID | None:
    """The id of a case, where an address names a case that is kept in an account; none for the token of a link."""
    try:
        found = UUID(token)
    except ValueError:
        return None
    return found if str(found) == token else None


def case_for(request: HttpRequest, case_id: UUID) -> Opened:
    """A case that is kept in an account. Raises `SignedOut`, `Http404`."""
    who = visitor_of(request)
    if who is None:
        raise SignedOut
    return who.case(case_id)
