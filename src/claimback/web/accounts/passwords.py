"""Passwords: what is asked of one, and how it is kept and compared. No rule on which signs it has."""

from functools import cache

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from claimback.web.accounts import names
from claimback.web.accounts.models import Account
from claimback.web.audit.models import ACCOUNT, NO_CASE
from claimback.web.audit.noting import note

SHORTEST, LONGEST = 12, 256
CONTEXT = ("claimback", "insurance", "appeal", "denial", "password", "contrasena", "advocate")
"""Words of this program and of what it is about: a password that is little else is easy to guess."""
_BESIDE = 8
"""Signs that have to stand beside such a word."""
_FEWEST = 5
"""Different signs, without which it is one pressed key or a short word again and again."""


def wrong(password: str, name: str) -> str:
    """What is wrong with a new password, in a sentence; nothing where it is right."""
    if not SHORTEST <= len(password) <= LONGEST:
        return _("A password has 12 to 256 signs. A few words in a row are good.")
    told, chosen = password.casefold(), name.rpartition("-")[0]
    if (
        _common(told)
        or _plain(told)
        or len(set(told)) < _FEWEST
        or names.plain(name) in told
        or (len(chosen) > 5 and chosen in told)
    ):
        return _("This password is easy to guess. Take a few words that do not belong together.")
    return ""


def keep(account: Account, password: str) -> None:
    """Put a password in place of the one before."""
    account.password = make_password(password)
    account.save(update_fields=["password"])
    note(NO_CASE, ACCOUNT, account.pk, "new password")


def right(account: Account | None, password: str) -> bool:
    """Whether it is the account's password. Where there is none the same work is done: the time tells nothing."""
    kept = account.password if account else ""
    same = check_password(password[: LONGEST + 1], kept or _nobodys())
    return same and bool(kept)


@cache
def _nobodys() -> str:
    return make_password(get_random_string(32))


def _plain(told: str) -> bool:
    return any(word in told and len(told) - len(word) < _BESIDE for word in CONTEXT)


def _common(told: str) -> bool:
    listed = _listed()
    return told in listed or told.rstrip("0123456789!.?") in listed


@cache
def _listed() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)
