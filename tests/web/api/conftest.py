"""A program with a token, and another one."""

import json

import pytest

from tests.web.conftest import LETTER


class Program:
    """Sends JSON and a token."""

    def __init__(self, secret: str) -> None:
        from django.test import Client

        self.secret, self._client = secret, Client(raise_request_exception=False)

    def __call__(self, method: str, path: str, body: object = None, **headers: str):
        """One request; `body` is sent as JSON where it is not bytes."""
        data = body if isinstance(body, bytes) else json.dumps(body) if body is not None else b""
        told = {"Authorization": f"Bearer {self.secret}", **{k.replace("_", "-"): v for k, v in headers.items()}}
        return self._client.generic(method, f"/api/{path}", data, "application/json", headers=told)

    def upload(self, path: str, **fields: object):
        """Files and text."""
        return self._client.post(f"/api/{path}", fields, headers={"Authorization": f"Bearer {self.secret}"})


@pytest.fixture
def program() -> Program:
    from claimback.web.api.tokens import issue

    return Program(issue("a program")[1])


@pytest.fixture
def stranger() -> Program:
    from claimback.web.api.tokens import issue

    return Program(issue("another")[1])


@pytest.fixture
def made(program, work) -> dict:
    """A new case, read."""
    case = program.upload("cases", text=LETTER).json()
    work()
    return case
