"""Passkeys (WebAuthn): asking a browser for one, and checking what it brings. The device checks who its owner is."""

import secrets
from dataclasses import dataclass

import webauthn
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from webauthn.helpers import (
    base64url_to_bytes,
    bytes_to_base64url,
    parse_authentication_credential_json,
    parse_client_data_json,
    parse_registration_credential_json,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from claimback.web.accounts import challenges, people
from claimback.web.accounts.models import Account, Passkey
from claimback.web.audit.models import ACCOUNT, NO_CASE
from claimback.web.audit.noting import note

LONGEST = 20_000
"""Letters of what a browser brings."""
MOST = 20
_SURE = UserVerificationRequirement.REQUIRED
_IN = "in"


@dataclass(frozen=True)
class Site:
    """What a passkey belongs to."""

    name: str
    origin: str


def site_of(request: HttpRequest) -> Site:
    """This site, as the browser names it. `ALLOWED_HOSTS` says which names it can have."""
    host = request.get_host()
    return Site(host.partition(":")[0], f"{request.scheme}://{host}")


def to_add(account: Account, site: Site) -> str:
    """What a browser needs to make one for an account, as JSON."""
    have = Passkey.objects.filter(account=account).values_list("credential", flat=True)
    return _to_make(site, account.pk.encode(), str(account), f"add:{account.pk}", list(have))


def to_begin(name: str, site: Site) -> str:
    """What a browser needs to make one for an account that is still to be made, as JSON."""
    return _to_make(site, secrets.token_bytes(16), name, f"new:{name}", [])


def add(account: Account, site: Site, brought: str, name: str) -> bool:
    """Keep a new passkey. False where what the browser brought is not right."""
    found = _made(site, brought, f"add:{account.pk}")
    full = Passkey.objects.filter(account=account).count() >= MOST
    return found is not None and not full and _keep(account, found, name)


def begin(name: str, site: Site, brought: str) -> tuple[Account, list[str]] | None:
    """A new account that a passkey opens, without a password, and its recovery codes. None where that is not right."""
    found = _made(site, brought, f"new:{name}")
    if found is None:
        return None
    with transaction.atomic():
        made = people.make(name, "")
        if made and not _keep(made[0], found, ""):
            transaction.set_rollback(True)
            return None
    return made


def _to_make(site: Site, user: bytes, name: str, purpose: str, have: list[str]) -> str:
    options = webauthn.generate_registration_options(
        rp_id=site.name, rp_name="claimback", user_id=user, user_name=name, challenge=challenges.give(purpose),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=_SURE
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(one)) for one in have],
    )  # fmt: skip
    return webauthn.options_to_json(options)


def _made(site: Site, brought: str, purpose: str) -> VerifiedRegistration | None:
    """What a browser made for that purpose; none where it is not right."""
    try:
        credential = parse_registration_credential_json(brought[:LONGEST])
        challenge = parse_client_data_json(credential.response.client_data_json).challenge
        found = webauthn.verify_registration_response(
            credential=credential, expected_challenge=challenge, expected_rp_id=site.name,
            expected_origin=site.origin, require_user_verification=True,
        )  # fmt: skip
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None
    return found if challenges.use(challenge, purpose) else None


def _keep(account: Account, found: VerifiedRegistration, name: str) -> bool:
    """False where the device has one here already."""
    sealed = account.seal(" ".join(name.split())[:60] or _("Passkey"), "passkey")
    try:
        with transaction.atomic():
            Passkey.objects.create(
                account=account, credential=bytes_to_base64url(found.credential_id), name=sealed,
                public=found.credential_public_key, counter=found.sign_count,
            )  # fmt: skip
    except IntegrityError:
        return False
    note(NO_CASE, ACCOUNT, account.pk, "new passkey")
    return True


def to_sign_in(site: Site) -> str:
    """What a browser needs to sign in with one, as JSON; it names no account."""
    options = webauthn.generate_authentication_options(
        rp_id=site.name, challenge=challenges.give(_IN), user_verification=_SURE
    )
    return webauthn.options_to_json(options)


def proved(site: Site, brought: str) -> Account | None:
    """Whose passkey signed; none where what the browser brought is not right."""
    try:
        credential = parse_authentication_credential_json(brought[:LONGEST])
        challenge = parse_client_data_json(credential.response.client_data_json).challenge
        one = Passkey.objects.select_related("account").filter(credential=bytes_to_base64url(credential.raw_id)).first()
        if one is None:
            return None
        found = webauthn.verify_authentication_response(
            credential=credential, expected_challenge=challenge, expected_rp_id=site.name,
            expected_origin=site.origin, credential_public_key=bytes(one.public),
            credential_current_sign_count=one.counter, require_user_verification=True,
        )  # fmt: skip
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None
    if not challenges.use(challenge, _IN):
        return None
    Passkey.objects.filter(pk=one.pk).update(counter=found.new_sign_count, used=timezone.now())
    return one.account


def named(account: Account) -> list[tuple[Passkey, str]]:
    """The account's passkeys with their names."""
    found = Passkey.objects.filter(account=account).order_by("made")
    return [(one, account.open(one.name, "passkey")) for one in found]


def remove(account: Account, number: int) -> bool:
    """Take a passkey away. False where it is the last way to sign in, or none of the account's."""
    with transaction.atomic():
        last = not account.password and Passkey.objects.filter(account=account).count() < 2
        gone = 0 if last else Passkey.objects.filter(account=account, pk=number).delete()[0]
    if gone:
        note(NO_CASE, ACCOUNT, account.pk, "passkey gone")
    return gone > 0
