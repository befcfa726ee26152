"""Sign-in names: what a person chose, with four random signs behind it.

With these no name is ever taken, so that nobody learns from this program which names there are.
"""

import secrets
import unicodedata

from django.core import signing
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without letters and digits that are mistaken for one another."""
_SHORTEST, LONGEST = 2, 40
_BESIDE = "._-@"
_TICKET = signing.TimestampSigner(salt="claimback.accounts.name")
_MINUTES = 60 * 60


def plain(typed: str) -> str:
    """A name as it is compared: the same letters, however they were typed."""
    return unicodedata.normalize("NFKC", typed).casefold().strip()


def wrong(typed: str) -> str:
    """What is wrong with a name that someone chose, in a sentence; nothing where it is right."""
    name = plain(typed)
    fits = _SHORTEST <= len(name) <= LONGEST and all(one.isalnum() or one in _BESIDE for one in name)
    return "" if fits else _("A name has 2 to 40 letters, digits, dots or hyphens, and no spaces.")


def ticket(typed: str) -> str:
    """The whole sign-in name for what was chosen, signed, so that nobody can try which names are taken."""
    return _TICKET.sign(f"{plain(typed)}-{''.join(secrets.choice(LETTERS) for _at in range(4))}")


def of_ticket(told: str) -> str:
    """The name that a form brings back; nothing where it was not given out here, or too long ago."""
    try:
        return _TICKET.unsign(told, max_age=_MINUTES)
    except signing.BadSignature:
        return ""


def digest(typed: str) -> str:
    """What a name is found by."""
    return salted_hmac("claimback.accounts.name", plain(typed), algorithm="sha256").hexdigest()
