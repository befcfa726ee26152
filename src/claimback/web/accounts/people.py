"""Making, finding and ending accounts."""

import logging

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from claimback.web.accounts import codes, names, passwords
from claimback.web.accounts.models import Account, SignIn
from claimback.web.audit.models import ACCOUNT, NO_CASE
from claimback.web.audit.noting import note

_log = logging.getLogger("claimback.web")


def make(name: str, password: str) -> tuple[Account, list[str]] | None:
    """A new account and its recovery codes; an empty password is none. None where the name was given out by now."""
    account = Account(name=names.digest(name), password=make_password(password) if password else "")
    account.shown = account.seal(names.plain(name), "name")
    try:
        with transaction.atomic():
            account.save(force_insert=True)
            return account, codes.renew(account)
    except IntegrityError:
        return None


def named(name: str) -> Account | None:
    """The account of a sign-in name."""
    return Account.objects.filter(name=names.digest(name)).first()


def proved(name: str, password: str) -> Account | None:
    """The account that signs in with that name and password."""
    account = named(name)
    right = passwords.right(account, password)
    if not right:
        _log.warning("sign-in refused")
    if account and not right:
        note(NO_CASE, ACCOUNT, account.pk, "refused")
    return account if right else None


def recovered(name: str, code: str, password: str) -> Account | None:
    """The account that takes a new password with a recovery code; every browser is signed out."""
    account = named(name)
    with transaction.atomic():
        if account is None or not codes.use(account, code):
            _log.warning("recovery refused")
            return None
        passwords.keep(account, password)
        SignIn.objects.filter(account=account).delete()
    return account
