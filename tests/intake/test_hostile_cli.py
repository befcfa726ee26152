"""The corpus of bad files on the command line: each ends in its own clear error or a right reading, and all are met."""

import json
import subprocess
import sys

import pytest

from .hostile import FILES, READ, main

ABOUT = {
    "cut off": "cut-half.pdf", "locked": "locked.pdf", "10,000 pages": "10000-pages.pdf", "PDF bomb": "bomb.pdf",
    "DOCX bomb": "bomb.docx", "picture bomb": "bomb.png", "picture bomb in a PDF": "picture-bomb.pdf",
    "deep objects": "deep.pdf", "JavaScript": "javascript.pdf", "embedded files": "embedded.pdf",
    "wrong extension": "really-docx.jpg", "no bytes": "nothing.pdf", "polyglot": "polyglot-zip.pdf",
    "malformed e-mail": "headless.eml", "malformed DOCX": "broken-xml.docx", "XML entity bomb": "laughs.docx",
}  # fmt: skip
"""What the corpus must hold, and a file of each."""

MEMORY_KIB = 3 * 1024 * 1024
"""Address space of a reading process is 2 GiB; nothing comes near this."""

RUN = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(done.returncode)
"""


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    main(folder)
    words = ["-m", "claimback.cli", "analyze", str(folder), "--json", "--as-of", "2026-03-10"]
    command = [sys.executable, "-c", RUN, sys.executable, *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=540, check=False)


def test_the_corpus_holds_every_kind():
    assert set(ABOUT.values()) <= {*FILES, *READ}


def test_every_file_has_its_line_and_its_end(done):
    got = {}
    for line in done.stdout.splitlines():
        data = json.loads(line)
        got[data["source"]["filename"]] = data["error"]["code"] if "error" in data else data["decision"]
    assert got == {name: code for name, (code, _) in FILES.items()} | dict.fromkeys(READ, "denied")
    assert done.returncode == 1


def test_no_traceback_and_bounded_memory(done):
    assert "Traceback" not in done.stderr
    assert int(done.stderr.split()[-1]) < MEMORY_KIB
