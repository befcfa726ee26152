"""People who sign in, each in a browser without scripts."""

import re
from dataclasses import dataclass

PASSWORD = "gravel otter lantern 7"
_TICKET = re.compile(r'name="ticket" value="([^"]+)"')


@dataclass
class Person:
    """Someone with an account: the browser, the sign-in name and the recovery codes."""

    client: object
    name: str
    codes: list[str]

    @property
    def id(self) -> str:
        from claimback.web.accounts.people import named

        return named(self.name).pk

    def get(self, address: str, **more):
        return self.client.get(address, **more)

    def post(self, address: str, told: dict | None = None, **more):
        return self.client.post(address, told or {}, **more)


def ticket(page) -> str:
    """The signed name in a form."""
    return _TICKET.search(page.content.decode())[1]


def sign_up(name: str, password: str = PASSWORD) -> Person:
    """A new account, as a person makes one."""
    from django.test import Client

    client = Client()
    told = ticket(client.post("/account/new", {"name": name}))
    page = client.post("/account/new", {"ticket": told, "password": password}).content.decode()
    return Person(client, told.split(":")[0], re.findall(r"<li>([a-z0-9-]{29})</li>", page))
