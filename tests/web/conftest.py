"""The web application on a database of its own; the test itself does the work, in the order in which it was wanted."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator

import pytest

from tests.web.chromium import CHROMIUM, PHONE

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimback.web.settings")
LETTER = """Larkspur Health Plan
PO Box 1184, Eugene, OR 97401

November 2, 2026

Member: Odile Quant
Member ID: LHP 4471 0092
Case number: LK-2611-4410
Group plan of Harrow Tools, insured by Larkspur Health Plan

Dear Odile Quant,

Your doctor, Ines Abara, MD, asked us to approve an MRI of the lumbar spine without contrast (CPT 72148).
We have denied this request. The records do not show six weeks of treatment directed by a provider.

You may appeal within 180 days after you receive this letter. Write to Larkspur Health Plan, Appeals,
PO Box 1184, Eugene, OR 97401, or fax 541-555-0119.
"""


@pytest.fixture(scope="session", autouse=True)
def _django(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Django with a folder and database of its own."""
    os.environ["CLAIMBACK_DATA"] = str(tmp_path_factory.mktemp("web"))
    import django
    from django.core.management import call_command
    from django.test.utils import setup_test_environment, teardown_test_environment

    django.setup()
    call_command("migrate", verbosity=0)
    from django.conf import settings

    settings.LIMITS = {kind: (10**6, seconds) for kind, (_most, seconds) in settings.LIMITS.items()}
    setup_test_environment()
    yield
    teardown_test_environment()


@pytest.fixture
def nothing_in_line() -> None:
    """What another test left to be done is not done here."""
    from django_tasks_db.models import DBTaskResult

    from claimback.web.cases.models import Work

    DBTaskResult.objects.all().delete()
    Work.objects.all().delete()


@pytest.fixture
def client(nothing_in_line):
    """A browser without scripts."""
    from django.test import Client

    return Client(enforce_csrf_checks=False)


@pytest.fixture
def work(nothing_in_line) -> Callable[[], int]:
    """Does all work that is in line, as the worker does."""

    def done() -> int:
        from django_tasks_db.models import DBTaskResult

        count = 0
        for row in DBTaskResult.objects.ready():
            row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
            row.delete()
            count += 1
        return count

    return done


@pytest.fixture
def case(client, work) -> str:
    """A case of the invented letter, read; its token."""
    answer = client.post("/", {"text": LETTER})
    work()
    return answer["Location"].split("/")[2]


@pytest.fixture
def ines():
    """An advocate."""
    from tests.web.people import sign_up

    return sign_up("Ines.Advocate")


@pytest.fixture
def tomas():
    """Another one."""
    from tests.web.people import sign_up

    return sign_up("tomas")


@pytest.fixture
def settings_of():
    """Other settings for the time of a test."""
    from django.test.utils import override_settings

    on = []

    def change(**told):
        on.append(override_settings(**told))
        on[-1].enable()

    yield change
    for one in reversed(on):
        one.disable()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The application as `make serve` runs it: server and worker, on a database of its own."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    env = {**os.environ, "CLAIMBACK_DATA": str(tmp_path_factory.mktemp("served")), "PORT": str(port)}
    running = subprocess.Popen([sys.executable, "-m", "claimback.web.serve"], env=env, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(150):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            break
        except OSError:
            time.sleep(0.2)
    yield address
    running.terminate()
    running.wait(timeout=20)


@pytest.fixture(scope="module")
def browser():
    """Chromium, ended with each module: while it runs, Django takes this for asynchronous code."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def sample(server: str, browser) -> str:
    """The sample case, a new one for each module; its address."""
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(server)
    page.get_by_role("button", name="Try it with a sample letter").click()
    page.wait_for_selector("h1:has-text('What your letter says')", timeout=60_000)
    return page.url.rsplit("letter", 1)[0]
