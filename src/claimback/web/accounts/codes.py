"""Recovery codes: shown once, each good for one new password."""

import hashlib
import secrets

from claimback.web.accounts.models import Account, Code
from claimback.web.accounts.names import LETTERS
from claimback.web.audit.models import ACCOUNT, NO_CASE
from claimback.web.audit.noting import note

HOW_MANY = 8
_PARTS = _PART = 5


def renew(account: Account) -> list[str]:
    """New codes in place of those before, as they are shown this once."""
    made = [_code() for _at in range(HOW_MANY)]
    Code.objects.filter(account=account).delete()
    Code.objects.bulk_create([Code(account=account, digest=_digest(account, one)) for one in made])
    note(NO_CASE, ACCOUNT, account.pk, "new codes")
    return made


def use(account: Account, typed: str) -> bool:
    """Use a code up. False where it is none of the account's, or was used before."""
    return Code.objects.filter(account=account, digest=_digest(account, typed)).delete()[0] > 0


def _code() -> str:
    return "-".join("".join(secrets.choice(LETTERS) for _at in range(_PART)) for _part in range(_PARTS))


def _digest(account: Account, typed: str) -> str:
    told = "".join(one for one in typed.casefold() if one.isalnum())
    return hashlib.sha256(f"{account.pk}:{told}".encode()).hexdigest()
