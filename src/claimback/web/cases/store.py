"""Opening and keeping a case. The only place where what is sealed is opened."""

import hashlib
import logging
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import Http404
from django.utils import timezone

from claimback.web import vault
from claimback.web.audit.models import PHRASE
from claimback.web.audit.noting import note
from claimback.web.cases.changes import since, stamped, touched
from claimback.web.cases.models import Case, Paper, Result
from claimback.web.cases.state import State
from claimback.web.keyed import new_key

_log = logging.getLogger("claimback.web")
_TOKEN_BYTES = 24
_PHRASE_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without letters and digits that are mistaken for one another."""
_OF_RECORDS = ("appeal", "papers", "folder", "checks")
"""Results that are made of the records."""
_PHRASE_PARTS, _PART = 5, 4
_NOW = "now"
"""The inputs of what a list shows of the state: always those of now."""


class Stale(Exception):
    """The same thing was changed elsewhere since the form was shown."""

    def __init__(self, keys: frozenset[str] = frozenset(), mine: State | None = None) -> None:
        super().__init__()
        self.keys = keys
        """Which things; none where two changes came at the very same time, so that the later one can try again."""
        self.mine = mine
        """The state that was to be kept."""


@dataclass(frozen=True)
class File:
    """A file's name and bytes."""

    name: str
    data: bytes


class Opened:
    """A case whose key is at hand."""

    def __init__(self, row: Case, key: bytes) -> None:
        self.row = row
        self._key = key
        self.meanwhile = frozenset[str]()
        """Things that were changed elsewhere between the form and what was kept from it."""

    @cached_property
    def state(self) -> State:
        """What the person said and chose."""
        return State.model_validate_json(self.open(bytes(self.row.state), "state"))

    @property
    def version(self) -> int:
        """How often the state was changed."""
        return self.row.version

    @cached_property
    def papers(self) -> list[Paper]:
        """All files, in the order in which they were given."""
        return list(Paper.objects.filter(case=self.row))

    def of_kind(self, kind: str) -> list[Paper]:
        """The files of a kind."""
        return [paper for paper in self.papers if paper.kind == kind]

    def file(self, paper: Paper) -> File:
        """A paper's name and bytes."""
        name = self.open(bytes(paper.name), f"name:{paper.digest}").decode()
        return File(name, self.open(bytes(paper.data), f"data:{paper.digest}"))

    def name(self, paper: Paper) -> str:
        """A paper's name."""
        return self.open(bytes(paper.name), f"name:{paper.digest}").decode()

    def seal(self, data: bytes, context: str) -> bytes:
        """Data of this case, sealed."""
        return vault.sealed(self._key, data, f"{self.row.pk}:{context}")

    def open(self, data: bytes, context: str) -> bytes:
        """The same, opened."""
        return vault.opened(self._key, data, f"{self.row.pk}:{context}")

    def keep(self, state: State, version: int | None = None, *, compared: bool = False) -> None:
        """Keep a state that was made from this one. `version`: what the form was made from.

        Raises `Stale` where the same thing was changed since, unless the caller `compared` what it says; what others
        changed beside it stays.
        """
        mine, self.meanwhile = (
            touched(self.state, state),
            since(self.state, self.version if version is None else version),
        )
        if not compared and mine & self.meanwhile:
            raise Stale(mine & self.meanwhile, state)
        following = stamped(state, mine, self.version + 1)
        sealed = self.seal(following.model_dump_json().encode(), "state")
        changed = Case.objects.filter(pk=self.row.pk, version=self.version).update(
            state=sealed, version=F("version") + 1, used=timezone.now()
        )
        if not changed:
            raise Stale
        self.row.state, self.row.version = sealed, self.version + 1
        self.__dict__["state"] = following
        self.tell_list()

    def tell_list(self) -> None:
        """Keep what a list of cases shows of the state."""
        self.keep_result("said", _NOW, self.state.brief().model_dump_json().encode())

    def add(self, kind: str, files: list[File]) -> int:
        """Keep files; one that is there already is not kept twice. Returns how many are new."""
        new = 0
        number = max((paper.number for paper in self.papers), default=0)
        for file in files:
            digest = hashlib.sha256(self._key + file.data).hexdigest()
            _, made = Paper.objects.get_or_create(
                case=self.row,
                digest=digest,
                defaults={
                    "kind": kind,
                    "number": number + new + 1,
                    "name": self.seal(file.name.encode(), f"name:{digest}"),
                    "data": self.seal(file.data, f"data:{digest}"),
                },
            )
            new += made
        self.__dict__.pop("papers", None)
        Case.objects.filter(pk=self.row.pk).update(used=timezone.now())
        return new

    def take_out(self, record: int) -> bool:
        """Delete a record for good. False where the case has none of that number."""
        gone = Paper.objects.filter(case=self.row, pk=record, kind="record").delete()[0]
        if gone:  # what was made of it holds its words
            Result.objects.filter(case=self.row, kind__in=_OF_RECORDS).delete()
        self.__dict__.pop("papers", None)
        return gone > 0

    def result(self, kind: str, inputs: str = "") -> bytes | None:
        """What was computed, where it was computed from these inputs (any, where they are not given)."""
        found = Result.objects.filter(case=self.row, kind=kind).first()
        if found is None or (inputs and found.inputs != inputs):
            return None
        return self.unsealed(kind, found.inputs, bytes(found.data))

    def unsealed(self, kind: str, inputs: str, data: bytes) -> bytes:
        """A result's bytes."""
        return self.open(data, f"result:{kind}:{inputs}")

    def keep_result(self, kind: str, inputs: str, data: bytes) -> None:
        """Keep what was computed, in place of what was there."""
        sealed = self.seal(data, f"result:{kind}:{inputs}")
        Result.objects.update_or_create(case=self.row, kind=kind, defaults={"inputs": inputs, "data": sealed})


@dataclass(frozen=True)
class Keys:
    """What opens a new case: shown once, kept nowhere."""

    token: str
    phrase: str


def create(kind: str, files: list[File]) -> tuple[Opened, Keys]:
    """A new case with its first files."""
    keys = Keys(secrets.token_urlsafe(_TOKEN_BYTES), _phrase())
    wrapped = new_key()
    with transaction.atomic():
        row = Case(link=_digest(keys.token), phrase=_digest(keys.phrase), key=wrapped)
        case = opened(row)
        row.state = case.seal(State().model_dump_json().encode(), "state")
        row.save(force_insert=True)
        case.add(kind, files)
    return case, keys


def by_token(token: str) -> Opened:
    """The case of a link. Raises `Http404`."""
    row = Case.objects.filter(link=_digest(token)).first()
    if row is None:
        _log.warning("no case has that link")
    return _found(row)


def by_id(case_id: str) -> Opened:
    """The case of an id, for the worker. Raises `Http404` where it was deleted meanwhile."""
    return _found(Case.objects.filter(pk=case_id).first())


def touch(case: Opened) -> None:
    """Keep that a case was opened, once a day, so that one which is looked at is not forgotten."""
    now = timezone.now()
    Case.objects.filter(pk=case.row.pk, used__lt=now - timedelta(days=1)).update(used=now)


def by_phrase(phrase: str) -> Opened | None:
    """The case of a recovery phrase, however it was typed."""
    told = "-".join("".join(phrase.lower().split()).replace("-", "")[at : at + _PART] for at in range(0, 20, _PART))
    row = Case.objects.filter(phrase=_digest(told)).first()
    return opened(row) if row else None


def new_link(phrase: str) -> str | None:
    """A new link to the case of a recovery phrase; the old one ends. None where no case has it."""
    case = by_phrase(phrase)
    if case is None:
        return None
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    Case.objects.filter(pk=case.row.pk).update(link=_digest(token))
    note(case.row.pk, PHRASE, "", "new link")
    return token


def new_keys(case: Opened) -> Keys:
    """A new link and a new phrase; those before open nothing any more."""
    keys = Keys(secrets.token_urlsafe(_TOKEN_BYTES), _phrase())
    Case.objects.filter(pk=case.row.pk).update(link=_digest(keys.token), phrase=_digest(keys.phrase))
    return keys


def delete(case: Opened) -> int:
    """Delete a case and everything in it. Returns how many files it held."""
    count = len(case.papers)
    case.row.delete()
    return count


def _found(row: Case | None) -> Opened:
    if row is None:
        raise Http404
    return opened(row)


def opened(row: Case) -> Opened:
    """A row of the database as a case."""
    return Opened(row, vault.unwrapped_by(vault.keys_of(settings.INSTANCE_KEY), bytes(row.key)))


def _phrase() -> str:
    parts = ["".join(secrets.choice(_PHRASE_LETTERS) for _ in range(_PART)) for _ in range(_PHRASE_PARTS)]
    return "-".join(parts)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
