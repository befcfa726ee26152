"""The commands of the how-to do what they say."""

import re
import shlex
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

import claimback.web

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "use-the-api.md"
HOST = "http://127.0.0.1:8000/api/"
FILES = {"denial.pdf": "lumbar-mri-denial.pdf", "note.pdf": "records/office-note-2026-09-30.pdf"}
COMMAND = re.compile(r"^(curl .*?)  # (\d{3})$", re.MULTILINE)


def _run(program, line: str, names: dict[str, str]):
    """What curl would send."""
    words = iter(shlex.split(re.sub(r"\$(\w+)", lambda found: names[found[1]], line))[1:])
    method, body, files, told, address = "GET", None, [], {}, ""
    for word in words:
        if word == "-X":
            method = next(words)
        elif word == "-H":
            name, value = next(words).split(": ", 1)
            told[name.replace("-", "_")] = value
        elif word == "-d":
            body = next(words).encode()
        elif word == "-F":
            files.append(next(words).removeprefix("files=@"))
        elif word == "-o":
            next(words)
        else:
            address = word.removeprefix(HOST)
    assert told["Authorization"] == f"Bearer {program.secret}"
    if files:
        data = (Path(claimback.web.__file__).with_name("sample") / FILES[files[0]]).read_bytes()
        return program.upload(address, files=SimpleUploadedFile(files[0], data))
    return program(method, address, body, **told)


def test_each_command_is_answered_as_written(program, work):
    commands = COMMAND.findall(PAGE.read_text("utf-8"))
    names = {"SECRET": program.secret}
    for line, status in commands:
        answer = _run(program, line, names)
        assert answer.status_code == int(status), (line, answer.content[:300])
        names.setdefault("CASE", answer.json()["id"] if status == "201" else "")
        if answer.status_code in (201, 202) or "answers" in line:
            from claimback.web.cases import store, tasks

            tasks.want(store.by_id(names["CASE"]), "appeal")
            work()
    assert len(commands) == 12
