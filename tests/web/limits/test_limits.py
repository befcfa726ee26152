"""What is tried too often has to wait: a plain page, told when to go on; nobody evades it by a header."""

from datetime import timedelta

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from tests.web.conftest import LETTER
from tests.web.people import PASSWORD

FORMS = [
    ("sign_in_address", "/account/in", {"name": "x", "password": "y"}),
    ("sign_in_address", "/account/recover", {"name": "x", "code": "y", "password": "walnut harbor tinsel 22"}),
    ("new_account", "/account/new", {"name": "someone"}),
    ("phrase", "/return", {"phrase": "aaaa-bbbb-cccc-dddd-eeee"}),
    ("new_case", "/", {"text": LETTER}),
    ("new_case", "/sample", {}),
]


@pytest.fixture
def most(settings_of):
    """Sets limits for the time of a test."""
    from django.conf import settings

    from claimback.web.limits.models import Count

    Count.objects.all().delete()
    return lambda **told: settings_of(LIMITS={**settings.LIMITS, **{kind: (n, 600) for kind, n in told.items()}})


@pytest.mark.parametrize(("kind", "address", "told"), FORMS)
def test_a_form_that_is_sent_too_often_is_refused_and_told_when_to_go_on(client, most, kind, address, told):
    from claimback.web.cases.models import Case

    most(**{kind: 2})
    codes = [client.post(address, told).status_code for _at in range(2)]
    assert 429 not in codes
    before = Case.objects.count()
    answer = client.post(address, told)
    assert answer.status_code == 429
    assert 1 <= int(answer["Retry-After"]) <= 600
    assert "Please wait a little" in answer.content.decode()
    assert Case.objects.count() == before
    assert client.get(address).status_code in (200, 405), "looking is free"


def test_a_name_is_tried_only_so_often_from_wherever(ines, most):
    most(sign_in_name=3)
    for at in range(3):
        told = {"name": ines.name, "password": "wrong words here"}
        assert Client(REMOTE_ADDR=f"192.0.2.{at}").post("/account/in", told).status_code == 403
    right = {"name": f" {ines.name.upper()}", "password": PASSWORD}
    assert Client(REMOTE_ADDR="198.51.100.9").post("/account/in", right).status_code == 429
    other = {"name": "nobody-2222", "password": "x"}
    assert [Client().post("/account/in", other).status_code for _at in range(4)] == [403, 403, 403, 429]


def test_whoever_signs_in_begins_anew(ines, most):
    most(sign_in_name=2)
    right = {"name": ines.name, "password": PASSWORD}
    assert [Client().post("/account/in", right).status_code for _at in range(5)] == [302] * 5


def test_it_goes_on_when_the_time_is_over(client, most):
    from claimback.web.limits.counting import forget_over
    from claimback.web.limits.models import Count

    most(phrase=1)
    told = {"phrase": "aaaa-bbbb-cccc-dddd-eeee"}
    assert [client.post("/return", told).status_code for _at in range(2)] == [404, 429]
    Count.objects.update(ends=timezone.now() - timedelta(seconds=1))
    assert client.post("/return", told).status_code == 404
    Count.objects.update(ends=timezone.now() - timedelta(seconds=1))
    forget_over()
    assert not Count.objects.exists()


def test_records_and_a_phrase_for_the_list_have_limits_too(ines, client, case, most):
    from django.core.files.uploadedfile import SimpleUploadedFile

    most(upload=1, phrase=1)
    files = [{"files": SimpleUploadedFile("a.txt", b"Office note")} for _at in range(2)]
    assert [client.post(f"/c/{case}/records", one).status_code for one in files] == [302, 429]
    assert [ines.post("/cases/add", {"key": "x", "name": "x"}).status_code for _at in range(2)] == [404, 429]


@pytest.mark.parametrize(
    ("proxies", "header", "found"),
    [
        (0, "203.0.113.7", "192.0.2.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "1.1.1.1, 203.0.113.7", "203.0.113.7"),
        (2, "1.1.1.1, 203.0.113.7, 10.0.0.1", "203.0.113.7"),
        (2, "203.0.113.7", "192.0.2.1"),
        (1, "", "unknown"),
        (1, "evil", "unknown"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "::ffff:203.0.113.7", "203.0.113.7"),
    ],
)
def test_a_header_tells_the_address_only_where_the_operator_has_proxies(settings_of, proxies, header, found):
    from claimback.web.limits.asking import address_of

    settings_of(PROXIES=proxies)
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=header)
    assert address_of(request) == found


def test_no_address_and_no_name_is_kept(client, ines):
    from claimback.web.limits.models import Count

    client.post("/account/in", {"name": ines.name, "password": "x"}, REMOTE_ADDR="192.0.2.77")
    kept = " ".join(map(str, Count.objects.values_list("key", flat=True)))
    assert kept
    assert "192.0.2.77" not in kept
    assert ines.name not in kept
