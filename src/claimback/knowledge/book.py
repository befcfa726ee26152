"""The knowledge base: YAML files under one root, read folder by folder when first asked for."""

import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from claimback.knowledge import kept, strict
from claimback.knowledge.record import Record
from claimback.knowledge.translation import FOLDERS, Translation, laid_over
from claimback.model.errors import BadKnowledge

R = TypeVar("R", bound=Record)
T = TypeVar("T")

ROOT = Path(__file__).parent / "data"


class Book:
    """All knowledge. `overlays` are further roots; a file there replaces the one with the same folder and name.

    With a `language` of `FOLDERS`, the texts that people are shown are in it, as far as they are translated.
    """

    def __init__(self, root: Path = ROOT, overlays: tuple[Path, ...] = (), language: str = "") -> None:
        self.roots = (root, *overlays)
        self.language = language
        self._records: dict[type[Record], Mapping[str, Any]] = {}
        self._made: dict[Any, Any] = {}
        self._place: Path | None = None

    def records(self, model: type[R]) -> Mapping[str, R]:
        """Every record of that model by id. Raises `BadKnowledge` for a file that does not fit."""
        if model not in self._records:
            self._records[model] = {record.id: record for record in self._read(model)}
        return cast("Mapping[str, R]", self._records[model])

    def keep_in(self, place: Path) -> None:
        """Keep parsed files in that folder, and take them from there, which is quicker (`claimback.knowledge.kept`)."""
        self._place = place

    def made(self, make: Callable[["Book"], T]) -> T:
        """`make(self)`, computed once: for compiled patterns and indexes over records."""
        if make in self._made:
            return self._made[make]
        self._made[make] = made = make(self)
        return made

    def _files(self, folder: str) -> list[Path]:
        found: dict[str, Path] = {}
        for root in self.roots:
            for path in _walk(root / folder):
                found[str(path.relative_to(root))] = path
        return [found[name] for name in sorted(found)]

    def _read(self, model: type[R]) -> list[R]:
        files, told = self._files(model.folder), self._told(model.folder)
        if self._place is None:
            return [_load(model, path, told) for path in files]
        found = kept.load(self._place, model.folder, files)
        try:
            if found is not None:
                return [_record(model, path, data, told) for path, data in zip(files, found, strict=True)]
        except (ValidationError, BadKnowledge):  # kept wrongly; the files themselves decide
            pass
        records = [_load(model, path, told) for path in files]
        kept.save(self._place, model.folder, files, [strict.read(path)[1] for path in files])
        return records

    def _told(self, folder: str) -> Translation | None:
        """The translation of a folder; English needs none, so that it reads none."""
        if not self.language or folder == Translation.folder:
            return None
        return next((one for one in self.records(Translation).values() if one.of == folder), None)


def _load(model: type[R], path: Path, told: Translation | None) -> R:
    text, data = strict.read(path)
    try:
        return _record(model, path, data, told)
    except ValidationError as error:
        raise BadKnowledge("schema", _explain(path, text, error)) from error


def _record(model: type[R], path: Path, data: Any, told: Translation | None) -> R:  # noqa: ANN401 - plain data of a file
    if told and path.stem in told.texts:
        data = laid_over(data, told.fields, told.texts[path.stem])
    record = model.model_validate(data)
    if record.id != path.stem:
        raise BadKnowledge("schema", f"{path}, line 1: the id “{record.id}” must be the file's name.")
    return record


def _walk(folder: Path) -> list[Path]:
    return [Path(base) / name for base, _, names in os.walk(folder) for name in names if name.endswith(".yaml")]


def _explain(path: Path, text: str, error: ValidationError) -> str:
    first = error.errors()[0]
    place = tuple(first["loc"])
    what = "is not a known key" if first["type"] == "extra_forbidden" else first["msg"][:1].lower() + first["msg"][1:]
    return f"{path}, line {strict.line_of(text, place)}: {'.'.join(map(str, place)) or 'the file'}: {what}."


def book(language: str = "") -> Book:
    """The knowledge that ships with the package; in a language of `FOLDERS`, or else in English."""
    return _book(language if language in FOLDERS else "")


@cache
def _book(language: str) -> Book:
    return Book(language=language)
