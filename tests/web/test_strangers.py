"""Every address, asked for by nobody and by somebody else: what is another's is not there.

A new address counts as somebody's, and is refused to others here, unless it is put into one of these sets.
"""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client

from tests.web.accounts.device import Device
from tests.web.conftest import LETTER
from tests.web.people import sign_up

OPEN = {
    "cases:start", "cases:sample", "cases:return", "accounts:new", "accounts:in", "accounts:in_passkey",
    "accounts:out", "accounts:recover", "set_language",
}  # fmt: skip
"""For anyone."""
OWN = {
    "accounts:home", "accounts:out_everywhere", "accounts:password", "accounts:codes", "accounts:passkeys",
    "accounts:passkeys_alone", "desk:list", "desk:add", "desk:batch", "desk:groups", "desk:join", "desk:leave",
    "programs",
}  # fmt: skip
"""For whoever is signed in, about themselves."""
ENDED = {"accounts:passkey_gone", "program_end"}
"""About something of their own, named by a number: another's number does nothing."""


def _every() -> Iterator[tuple[str, str, dict]]:
    """Name, route and parameters of every address but those of the API, which has tests of its own."""
    from django.urls import URLPattern

    from claimback.web.urls import urlpatterns

    for outer in urlpatterns:
        if getattr(outer, "namespace", "") == "api":
            continue
        if isinstance(outer, URLPattern):
            yield str(outer.name), str(outer.pattern), dict(outer.pattern.converters)
            continue
        for one in outer.url_patterns:
            space = f"{outer.namespace}:" if getattr(outer, "namespace", None) else ""
            yield f"{space}{one.name}", str(outer.pattern) + str(one.pattern), dict(one.pattern.converters)


@pytest.fixture
def things(ines, work) -> dict[str, object]:
    """What belongs to somebody: a case, its line in the list, a group with a member, a batch, a passkey."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from claimback.web.accounts.models import Passkey
    from claimback.web.accounts.people import named
    from claimback.web.desk.models import Holding, Member

    files = {"files": [SimpleUploadedFile("a.txt", LETTER.encode())]}
    batch = ines.post("/cases/batch", files)["Location"].split("/")[3]
    work()
    held = Holding.objects.get(desk__members__account=ines.id)
    group = ines.post("/cases/groups", {"name": "Harbor"})["Location"].split("/")[3]
    account = named(ines.name)
    key = Passkey.objects.create(
        account=account, credential=Device().id.hex(), public=b"x", counter=0, name=account.seal("x", "passkey")
    )
    for name in ("letters", "send"):
        ines.client.get(f"/c/{held.case.pk}/{name}")
        work()
    return {
        "token": str(held.case.pk), "number": held.pk, "desk": group, "batch": batch, "key": key.pk,
        "member": Member.objects.get(desk=group).pk, "kind": "letter", "question": "symptoms", "paper": 1,
        "name": "appeal-letter",
    }  # fmt: skip


def _address(route: str, names: dict, things: dict, space: str) -> str:
    told = dict(things)
    if space == "accounts:passkey_gone":
        told["number"] = things["key"]
    elif space == "desk:role":
        told["number"] = things["member"]
    elif ".png" in route:
        told["number"] = 1
    if space == "cases:change":
        told["name"] = "notice_date"
    for name in names:
        start = route.index("<")
        route = route[:start] + str(told[name]) + route[route.index(">") + 1 :]
    return f"/{route}"


def _asked(client: Client, address: str) -> list:
    return [client.get(address), client.post(address, {"sure": "yes", "way": "out", "name": "x", "value": "x"})]


def test_what_is_anothers_is_not_there(ines, things):
    from claimback.web.cases.models import Case

    stranger, nobody, tried = sign_up("stranger"), Client(), 0
    for space, route, names in _every():
        if space in OPEN | OWN | ENDED:
            continue
        address = _address(route, names, things, space)
        assert {one.status_code for one in _asked(stranger.client, address)} <= {404, 405}, address
        shown, sent = _asked(nobody, address)
        assert shown.status_code == 405 or shown["Location"].startswith("/account/in?next="), address
        assert sent.status_code in (401, 405), address
        tried += 1
    assert tried > 35
    assert Case.objects.filter(pk=UUID(str(things["token"]))).exists()
    assert ines.get(f"/cases/{things['number']}/").status_code == 200, "nothing of it was changed"
    assert ines.get(f"/cases/groups/{things['desk']}/").status_code == 200


def test_the_same_addresses_are_there_for_their_owner(ines, things):
    """So that the test above is not about addresses that nobody has."""
    found = 0
    for space, route, names in _every():
        if space not in OPEN | OWN | ENDED:
            found += ines.get(_address(route, names, things, space)).status_code in (200, 302)
    assert found > 20


def test_what_is_ones_own_needs_a_sign_in(things):
    for space, route, names in _every():
        if space in OWN | ENDED:
            address = _address(route, names, things, space)
            shown, sent = _asked(Client(), address)
            assert shown.status_code == 405 or shown["Location"].startswith("/account/in?next="), address
            assert sent.status_code in (401, 405), address


def test_anothers_number_does_nothing(ines, things):
    from claimback.web.accounts.models import Passkey

    stranger = sign_up("stranger")
    stranger.post(f"/account/passkeys/{things['key']}/remove")
    assert Passkey.objects.filter(pk=things["key"]).exists()


def test_no_form_is_taken_without_its_token(ines, things):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = ines.client.cookies
    for space, route, names in _every():
        answer = browser.post(_address(route, names, things, space), {"sure": "yes"})
        assert answer.status_code in (403, 405), route


def test_a_link_that_was_made_up_opens_nothing():
    for space, route, names in _every():
        if space.startswith("cases:") and "token" in names:
            told = {
                "token": "x" * 32,
                "number": 1,
                "kind": "letter",
                "question": "symptoms",
                "paper": 1,
                "name": "insurer",
            }
            assert {one.status_code for one in _asked(Client(), _address(route, names, told, ""))} <= {404, 405}, route


def test_numbers_that_no_row_can_have_are_not_there(ines):
    for address in ("/cases/{}/", "/cases/{}/link", "/account/passkeys/{}/remove", "/account/programs/{}/end"):
        answer = ines.post(address.format("9" * 40), {"name": "x"})
        assert answer.status_code in (302, 404, 409), address
