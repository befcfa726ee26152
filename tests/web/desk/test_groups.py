"""Groups: joined by a code that works once; members see and take cases; who is taken out sees nothing at once."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.conftest import LETTER
from tests.web.people import sign_up


def _group(owner) -> str:
    return owner.post("/cases/groups", {"name": "Harbor advocates"})["Location"].split("/")[3]


def _code(owner, group: str) -> str:
    return re.search(r'id="code">([^<]+)<', owner.post(f"/cases/groups/{group}/invite").content.decode())[1]


def _number(person, case: str) -> int:
    from claimback.web.desk.models import Holding

    return Holding.objects.get(case=case, desk__members__account=person.id).pk


def _member(person, group: str) -> int:
    from claimback.web.desk.models import Member

    return Member.objects.get(account=person.id, desk=group).pk


@pytest.fixture
def group(ines, tomas) -> str:
    """A group that one owns and the other joined."""
    made = _group(ines)
    assert tomas.post("/cases/groups/join", {"code": _code(ines, made)}).status_code == 302
    return made


@pytest.fixture
def shared(ines, group, work) -> str:
    """A case that lies in the group."""
    case = ines.post("/", {"text": LETTER})["Location"].split("/")[2]
    work()
    ines.post(f"/cases/{_number(ines, case)}/", {"name": "Odile's spine", "desk": group})
    return case


def test_a_code_works_once_and_not_for_ever(ines, tomas):
    from claimback.web.desk.groups import forget_invites
    from claimback.web.desk.models import Invite

    group = _group(ines)
    code = _code(ines, group)
    assert code not in str(list(Invite.objects.values_list("digest", flat=True)))
    third = sign_up("third")
    assert tomas.post("/cases/groups/join", {"code": f" {code} "})["Location"] == f"/cases/groups/{group}/"
    assert third.post("/cases/groups/join", {"code": code}).status_code == 404
    late = _code(ines, group)
    Invite.objects.update(made=timezone.now() - timedelta(days=8))
    assert third.post("/cases/groups/join", {"code": late}).status_code == 404
    forget_invites()
    assert not Invite.objects.exists()
    taken_back = _code(ines, group)
    ines.post(f"/cases/groups/{group}/invite", {"way": "none"})
    assert third.post("/cases/groups/join", {"code": taken_back}).status_code == 404
    assert third.get(f"/cases/groups/{group}/").status_code == 404


def test_members_see_and_open_the_groups_cases_and_no_others(ines, tomas, shared, work):
    own = ines.post("/", {"text": LETTER.replace("4410", "1")})["Location"].split("/")[2]
    work()
    assert tomas.get(f"/c/{shared}/letter").status_code == 200
    assert tomas.get(f"/c/{own}/letter").status_code == 404
    page = tomas.get("/cases/").content.decode()
    assert "Odile&#x27;s spine" in page
    assert "Harbor advocates" in page
    stranger = sign_up("stranger")
    assert stranger.get(f"/c/{shared}/letter").status_code == 404


def test_a_case_is_given_to_a_member_and_filtered_by_that(ines, tomas, group, shared):
    number = _number(tomas, shared)
    tomas.post(f"/cases/{number}/", {"name": "Odile's spine", "assigned": _member(tomas, group)})
    assert "Odile" in tomas.get("/cases/?show=mine").content.decode()
    assert "Odile" not in ines.get("/cases/?show=mine").content.decode()
    assert tomas.name in ines.get("/cases/").content.decode()
    ines.post(f"/cases/{number}/", {"name": "Odile's spine", "assigned": ""})
    assert "Odile" in ines.get("/cases/?show=nobodys").content.decode()
    stranger = sign_up("stranger")
    other = _member(stranger, _group(stranger))
    for odd in (other, "9" * 40, "x", "-1", "²"):
        ines.post(f"/cases/{number}/", {"name": "Odile's spine", "assigned": odd})
        assert "Odile" in ines.get("/cases/?show=nobodys").content.decode()


def test_who_is_taken_out_sees_nothing_from_that_moment_on(ines, tomas, group, shared):
    number = _number(tomas, shared)
    tomas.post(f"/cases/{number}/", {"name": "Odile's spine", "assigned": _member(tomas, group)})
    ines.post(f"/cases/groups/{group}/members/{_member(tomas, group)}", {"way": "out"})
    assert tomas.get(f"/c/{shared}/").status_code == 404
    assert tomas.get(f"/cases/{number}/").status_code == 404
    assert tomas.get(f"/cases/groups/{group}/").status_code == 404
    assert "Odile" not in tomas.get("/cases/").content.decode()
    assert "Odile" in ines.get("/cases/?show=nobodys").content.decode()


def test_a_member_makes_no_way_around_that(ines, tomas, group, shared):
    """Neither a link, nor a copy on the own desk, nor the case itself leaves the group by a member."""
    number = _number(tomas, shared)
    own = _group(tomas)
    assert tomas.post(f"/cases/{number}/link").status_code == 404
    assert tomas.post(f"/cases/{number}/out").status_code == 404
    assert tomas.post(f"/c/{shared}/hold", {"name": "copy"}).status_code == 404
    tomas.post(f"/cases/{number}/", {"name": "Odile's spine", "desk": own})
    assert "Make a new link" not in tomas.get(f"/cases/{number}/").content.decode()
    ines.post(f"/cases/groups/{group}/members/{_member(tomas, group)}", {"way": "out"})
    assert tomas.get(f"/c/{shared}/").status_code == 404
    assert ines.post(f"/cases/{number}/link").status_code == 200


def test_only_owners_invite_remove_and_end(ines, tomas, group):
    for address, told in (
        ("invite", {}), ("end", {}), (f"members/{_member(ines, group)}", {"way": "out"}),
        (f"members/{_member(tomas, group)}", {"way": "owner"}),
    ):  # fmt: skip
        assert tomas.post(f"/cases/groups/{group}/{address}", told).status_code == 404, address
    other = _group(tomas)
    assert ines.post(f"/cases/groups/{group}/members/{_member(tomas, other)}", {"way": "out"}).status_code == 404


def test_a_group_always_has_an_owner(ines, tomas, group):
    mine, other = _member(ines, group), _member(tomas, group)
    for way in ("out", "member", "nonsense"):
        assert ines.post(f"/cases/groups/{group}/members/{mine}", {"way": way}).status_code == 409
    assert "only owner" in ines.get("/account/delete").content.decode()
    ines.post("/account/delete", {"sure": "yes"})
    assert ines.get("/account/").status_code == 200, "not deleted: the group would have no owner"
    ines.post(f"/cases/groups/{group}/members/{other}", {"way": "owner"})
    assert ines.post(f"/cases/groups/{group}/members/{mine}", {"way": "out"})["Location"] == "/cases/groups"
    assert ines.get(f"/cases/groups/{group}/").status_code == 404
    assert tomas.get(f"/cases/groups/{group}/").status_code == 200


def test_a_member_leaves(tomas, group):
    assert tomas.post(f"/cases/groups/{group}/members/{_member(tomas, group)}", {"way": "out"}).status_code == 302
    assert tomas.get(f"/cases/groups/{group}/").status_code == 404


def test_a_group_with_cases_that_nothing_else_opens_does_not_end(ines, group, shared):
    assert ines.post(f"/cases/groups/{group}/end").status_code == 409
    ines.post(f"/cases/{_number(ines, shared)}/link")
    assert ines.post(f"/cases/groups/{group}/end").status_code == 302
    assert ines.get(f"/cases/groups/{group}/").status_code == 404


def test_an_account_that_nobody_uses_hands_its_group_on(ines, tomas, group, shared):
    from claimback.web.accounts.models import Account
    from claimback.web.desk.leaving import forget_unused
    from claimback.web.desk.models import Member

    Account.objects.filter(pk=ines.id).update(used=timezone.now() - timedelta(days=731))
    assert forget_unused() == 1
    assert Member.objects.get(account=tomas.id, desk=group).role == "owner"
    assert tomas.get(f"/c/{shared}/").status_code == 200


def test_the_next_letter_of_a_groups_case_lies_in_the_group(ines, tomas, shared):
    answer = tomas.post(f"/c/{shared}/reply", {"text": LETTER.replace("denied", "upheld our denial of")})
    assert ines.get(answer["Location"].rsplit("working", 1)[0] + "keep").status_code == 200


def test_the_name_of_a_group_is_sealed(group):
    from django.conf import settings

    assert b"Harbor" not in b"".join(path.read_bytes() for path in settings.DATA.glob("claimback.sqlite3*"))


def test_members_are_named_among_themselves_in_who_opened_a_case(ines, tomas, shared):
    tomas.get(f"/c/{shared}/letter")
    assert tomas.name in ines.get(f"/c/{shared}/opened").content.decode()
