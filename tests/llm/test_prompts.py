"""Prompts are data: declared inputs, a known shape, a version; and nothing of the client is imported without need."""

import subprocess
import sys

import pytest

from claimback.llm import prompts
from claimback.model import BadKnowledge


def test_every_prompt_takes_its_declared_inputs_only():
    for prompt in prompts().values():
        inputs = {name: f"<{name}>" for name in prompt.inputs}
        system, user = prompt.messages(inputs)
        assert all(f"<{name}>" in user["content"] for name in inputs)
        assert "JSON" in system["content"]
        assert prompt.version >= 1
        with pytest.raises(BadKnowledge):
            prompt.messages({**inputs, "more": "x"})


def test_an_input_cannot_open_another_slot():
    _, user = prompts()["propose"].messages({"letter": "see {{names}}", "names": "N", "kinds": "K"})
    assert "see {{names}}" in user["content"]


def test_nothing_of_the_client_is_imported_without_a_model():
    code = (
        "import sys, claimback.workflow.appeal, claimback.workflow.case, claimback.cli.main;"
        "print([name for name in ('openai', 'stamina', 'claimback.llm') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
