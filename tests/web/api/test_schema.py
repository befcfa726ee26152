"""The API does what its description says, tried by schemathesis with made-up requests: seeded and bounded.

Left out of its checks, each for a reason:
- `positive_data_acceptance`: a request of the right form can be refused by its meaning (409, 412 and 422 are declared):
  a day to come is no day on which an appeal was sent.
- `use_after_free`, `ensure_resource_availability`, `object_level_authorization`: they need steps that follow one
  another; `test_cases.py` and `test_tokens.py` take those steps.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from uuid import UUID

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from tests.web.conftest import LETTER

LEFT_OUT = (
    "positive_data_acceptance", "use_after_free", "ensure_resource_availability", "object_level_authorization",
)  # fmt: skip
REFUSED = ["400", "401", "404", "405", "409", "412", "413", "415", "422"]
EXAMPLES = 12
"""Random requests for each operation, beside those that try each bound of the description."""
NAMES = {"letters": "appeal-letter", "corrections": "insurer", "packet": "packet.pdf", "answers": "symptoms"}


class Cases:
    """The cases that made-up requests are about: one to read, one whose letters are edited, one to change."""

    def __init__(self, token) -> None:
        self._token = token
        self._read, self._edited, self._changed = (self._new() for _ in range(3))
        self._finish(self._read, "letter", "appeal", "folder")
        self._finish(self._edited, "letter", "appeal")

    def _new(self):
        from claimback.web.api import tokens
        from claimback.web.cases import store

        case = store.create("letter", [store.File("letter.txt", LETTER.encode())])[0]
        tokens.grant(self._token, case)
        return case

    def _finish(self, case, *kinds: str) -> None:
        from django.utils import timezone

        from claimback.web.cases.tasks import KINDS

        for kind in kinds:
            KINDS[kind](case, timezone.localdate(), lambda *_: None)

    def of(self, method: str, path: str):
        if method == "GET" or path.endswith("/reply"):
            return self._read
        if method == "DELETE" and path.endswith("{case_id}"):
            return self._new()
        return self._edited if any(part in path for part in ("letters", "exhibits", "sent")) else self._changed


@pytest.fixture
def described():
    from django.test.utils import override_settings

    from claimback.web.api.tokens import issue

    token, secret = issue("schemathesis")
    cases = Cases(token)
    told = {
        "seed": 20261126, "headers": {"Authorization": f"Bearer {secret}"},
        "phases": {"stateful": {"enabled": False}},
        "generation": {"deterministic": True, "max-examples": EXAMPLES},
        "checks": {
            **{name: {"enabled": False} for name in LEFT_OUT},
            "negative_data_rejection": {"expected-statuses": REFUSED},
        },
    }  # fmt: skip
    config = SchemathesisConfig.from_dict(told)

    def before_call(context, case, kwargs):
        _aim(case, cases)

    schemathesis.hook(before_call)
    with override_settings(API_REQUESTS_A_MINUTE=10**6), _served() as address:
        yield schemathesis.openapi.from_url(f"{address}/api/openapi.json", config=config)
    schemathesis.hooks.unregister(before_call)


@contextmanager
def _served() -> Iterator[str]:
    """The real application behind a real server on this computer: its own WSGI transport loses parts of a form."""
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    class AtOnce(WSGIRequestHandler):
        disable_nagle_algorithm = True
        """Else each answer waits 40 ms for an acknowledgement."""

    server = ThreadedWSGIServer(("127.0.0.1", 0), AtOnce)
    server.set_app(get_wsgi_application())
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def _aim(case, cases: Cases) -> None:
    """A made-up id and name become those of a case that is there; a wrong one stays wrong."""
    given = case.path_parameters or {}
    if _is_id(given.get("case_id")):
        given["case_id"] = str(cases.of(case.method, case.operation.path).row.pk)
        for part, name in NAMES.items():
            if f"/{part}/{{" in case.operation.path:
                given["question" if part == "answers" else "name"] = name


def _is_id(value: object) -> bool:
    try:
        return bool(UUID(str(value)))
    except ValueError:
        return False


def _is_only_a_form(info) -> bool:
    """A form's fields are all text: `{}` that the tool meant as an object arrives as two signs, which are right."""
    return "multipart/form-data" in info.code_sample and "(was string, became " in str(info.failure)


def test_every_operation_is_as_it_is_described(described):
    tried, wrong = set(), []
    for event in from_schema(described).execute():
        if isinstance(event, events.ScenarioFinished):
            tried.add(event.recorder.label)
            wrong += [
                f"{event.recorder.label}: {check.failure_info.failure} {check.failure_info.code_sample}"
                for found in event.recorder.checks.values()
                for check in found
                if check.failure_info and not _is_only_a_form(check.failure_info)
            ]
        elif isinstance(event, events.NonFatalError | events.FatalError):
            wrong.append(str(event))
    assert not wrong, "\n\n".join(wrong[:20])
    assert len(tried) == 35
