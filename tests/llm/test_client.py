"""The real client against a server that behaves, dawdles, breaks, declines, and is busy."""

import json
import threading

import pytest

from claimback.llm import Disguise, ModelError, ModelSettings, Proposals, Session, ask, digest, sent
from claimback.llm.openai_backend import OpenAICompatible
from tests.llm.server import Act, serving

INPUTS = {"letter": "Dear Dana Whitlock, we denied the MRI.", "names": "service", "kinds": "cost"}
GOOD = json.dumps({"facts": [{"name": "service", "value": "MRI", "quote": "we denied the MRI"}], "objections": []})


def session(script, **limits):
    settings = ModelSettings(base_url=script.base_url, model="scripted", **limits)
    hidden = Disguise([("member_name", "Dana Whitlock")])
    texts = frozenset([digest(sent("propose", INPUTS, hidden), settings)])
    log = []
    made = Session(OpenAICompatible(settings, wait=0.01), settings, hidden, texts, log.append)
    return made, log


def test_a_well_behaved_server_is_understood():
    with serving(Act(GOOD, piece=7)) as script:
        made, log = session(script)
        answer = ask("propose", INPUTS, made)
    assert isinstance(answer, Proposals)
    assert answer.facts[0].quote == "we denied the MRI"
    assert [one.outcome for one in log] == ["ok"]


def test_what_goes_out_is_exactly_what_was_agreed_to_and_holds_no_name():
    with serving(Act(GOOD)) as script:
        made, log = session(script)
        ask("propose", INPUTS, made)
    body = script.seen[0]["body"]
    assert tuple(body["messages"]) == sent("propose", INPUTS, made.disguise) == log[0].sent
    assert "Whitlock" not in json.dumps(body)
    assert "[PERSON-1]" in json.dumps(body)


def test_nothing_goes_out_without_consent():
    with serving(Act(GOOD)) as script:
        made, _ = session(script)
        with pytest.raises(ModelError) as error:
            ask("propose", {**INPUTS, "letter": "Another letter."}, made)
        assert error.value.code == "no_consent"
        assert script.seen == []


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (Act("no json at all"), "shape"),
        (Act('{"facts": [{"name": "service"}]}'), "shape"),
        (Act('{"facts": [], "objections": [], "approve": true}'), "shape"),
        (Act(""), "shape"),
        (Act(refusal="I cannot help with that."), "refused"),
        (Act("", finish="content_filter"), "refused"),
        (Act(status=429), "busy"),
        (Act(status=401), "server"),
        (Act(status=500), "server"),
        (Act(garbage=b"data: {not json}\n\n"), "server"),
        (Act("x" * 1000, endless=True), "too_long"),
        (Act(GOOD, piece=1, pause=0.3), "slow"),
        (Act(GOOD, piece=30, pause=3), "slow"),
    ],
)
def test_a_bad_server_gives_one_plain_sentence(act, code):
    with serving(act) as script:
        made, log = session(script, timeout_s=1.5, longest_reply=5000)
        with pytest.raises(ModelError) as error:
            ask("propose", INPUTS, made)
    assert error.value.code == code
    assert "\n" not in error.value.message
    assert log[-1].outcome == code


def test_a_busy_server_is_asked_again():
    with serving(Act(status=429), Act(status=503), Act(GOOD)) as script:
        made, _ = session(script)
        ask("propose", INPUTS, made)
        assert len(script.seen) == 3


def test_an_answer_without_the_shape_is_asked_for_once_more():
    with serving(Act("Sure! Here is the JSON"), Act(f"```json\n{GOOD}\n```")) as script:
        made, log = session(script)
        ask("propose", INPUTS, made)
    assert [one.outcome for one in log] == ["shape", "ok"]


def test_a_redirect_is_not_followed():
    with serving(Act(GOOD)) as other, serving(Act(status=307, location=f"{other.base_url}/chat/completions")) as script:
        made, _ = session(script)
        with pytest.raises(ModelError):
            ask("propose", INPUTS, made)
        assert script.seen
        assert other.seen == []


def test_no_proxy_of_the_environment_is_used(monkeypatch):
    with serving(Act(GOOD)) as proxy, serving(Act(GOOD)) as script:
        monkeypatch.setenv("HTTP_PROXY", proxy.base_url.removesuffix("/v1"))
        monkeypatch.setenv("http_proxy", proxy.base_url.removesuffix("/v1"))
        made, _ = session(script)
        ask("propose", INPUTS, made)
        assert proxy.seen == []


def test_nobody_there():
    with serving(Act(GOOD)) as script:
        pass
    made, _ = session(script)
    with pytest.raises(ModelError) as error:
        ask("propose", INPUTS, made)
    assert error.value.code == "unreachable"


def test_the_budget_of_calls_and_of_signs_ends_the_asking():
    with serving(Act(GOOD)) as script:
        made, _ = session(script, most_calls=1)
        ask("propose", INPUTS, made)
        with pytest.raises(ModelError, match="budget"):
            ask("propose", INPUTS, made)
        made, _ = session(script, most_characters=10)
        with pytest.raises(ModelError, match="budget"):
            ask("propose", INPUTS, made)
        assert len(script.seen) == 1


def test_a_person_can_stop_it():
    with serving(Act(GOOD, piece=1, pause=0.05)) as script:
        made, _ = session(script)
        threading.Timer(0.3, made.cancel.set).start()
        with pytest.raises(ModelError) as error:
            ask("propose", INPUTS, made)
    assert error.value.code == "cancelled"
