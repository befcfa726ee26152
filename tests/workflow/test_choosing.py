"""The person's choices about the enclosures: kept as a readable file, checked, and followed by letter and packet."""

import subprocess
import sys
from datetime import date

import pypdfium2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimback.model import EVERYWHERE, ClaimbackError, ExhibitChoices, Redaction
from claimback.workflow import build, choosing, load
from claimback.workflow.exhibits_file import page_numbers, parsed, written

LETTER = """Harbor Lantern Health Plan
March 4, 2026
Dear Ada Quill:      Member ID: HLP 100 200
We have denied the request for MRI of the lumbar spine. The records do not show six weeks of physical therapy.
You may appeal within 180 days after you receive this letter. Your plan is self-funded by your employer.
"""
NOTE = """Office visit 02/03/2026
Patient: Ada Quill   DOB: 05/17/1979
HPI: Low back pain since 12/01/2025. Call 512-555-0100.
Exam: Strength 4/5 in the right foot.
"""
BILL = "Explanation of benefits\nThis is not a bill.\nPatient: Ada Quill\nAmount billed $90\n"
KNOWN = ("letter.txt", "bill.txt", "note.txt")
NONE = ExhibitChoices()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "records").mkdir()
    (tmp_path / "letter.txt").write_text(LETTER)
    (tmp_path / "records" / "note.txt").write_text(NOTE)
    (tmp_path / "records" / "bill.txt").write_text(BILL)
    return tmp_path


def enclosed(folder, choices):
    (folder / "exhibits.yaml").write_text(written(choices))
    case = load(folder / "letter.txt", records=folder / "records", exhibits=folder / "exhibits.yaml")
    return build(case, as_of=date(2026, 3, 10))


def labels(made):
    return [(one.label, one.filename) for one in made.evidence.exhibits]


def test_drop_add_and_order(folder):
    assert labels(enclosed(folder, NONE)) == [("A", "letter.txt"), ("B", "note.txt"), ("C", "bill.txt")]
    turned = choosing.order(NONE, ["bill.txt", "note.txt"], KNOWN)
    assert labels(enclosed(folder, turned)) == [("A", "letter.txt"), ("B", "bill.txt"), ("C", "note.txt")]
    less = choosing.drop(NONE, ["note.txt"], KNOWN)
    assert labels(enclosed(folder, less)) == [("A", "letter.txt"), ("B", "bill.txt")]
    assert choosing.add(less, ["note.txt"], KNOWN) == NONE


def test_a_letter_names_only_what_is_enclosed(folder):
    made = enclosed(folder, choosing.drop(NONE, ["note.txt", "bill.txt"], KNOWN))
    said = " ".join(sentence.text for draft in made.drafts for sentence in draft.sentences)
    assert "Exhibit A" in said
    assert "Exhibit B" not in said
    assert not [finding for finding in made.findings if finding.id.startswith("enclosure")]


def test_the_denial_letter_stays():
    with pytest.raises(ClaimbackError, match="always Exhibit A"):
        choosing.drop(NONE, ["letter.txt"], KNOWN)


def test_a_wrong_name_is_refused_with_the_right_one():
    with pytest.raises(ClaimbackError, match=r"Did you mean “note\.txt”"):
        choosing.redact(NONE, "notes.txt", Redaction(words="Quill"), KNOWN)


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        (ExhibitChoices(redact={"nope.txt": (Redaction(words="x"),)}), "no file “nope.txt”"),
        (ExhibitChoices(pages={"note.txt": (1, 4)}), "has 1 page"),
        (ExhibitChoices(redact={"note.txt": (Redaction(words="x", page=3),)}), "about page 3"),
    ],
)
def test_a_choice_about_nothing_is_refused(folder, choices, message):
    """A redaction that is silently not followed would be the worst of all."""
    with pytest.raises(ClaimbackError, match=message):
        enclosed(folder, choices)


def test_words_that_are_nowhere_are_told(folder):
    told = enclosed(folder, choosing.redact(NONE, EVERYWHERE, Redaction(words="Zebulon"), KNOWN)).findings
    assert [finding.id for finding in told if "Zebulon" in finding.message] == ["redaction_not_found"]
    fine = enclosed(folder, choosing.redact(NONE, EVERYWHERE, Redaction(words="512 555 0100"), KNOWN)).findings
    assert "redaction_not_found" not in [finding.id for finding in fine]


names = st.sampled_from(KNOWN[1:])
boxes = st.builds(
    lambda page, a, b, c, d: Redaction(page=page, box=(a / 100, b / 100, (a + c) / 100, (b + d) / 100)),
    st.integers(1, 9), st.integers(0, 50), st.integers(0, 50), st.integers(1, 50), st.integers(1, 50),
)  # fmt: skip
redactions = boxes | st.builds(lambda words: Redaction(words=words), st.from_regex(r"[a-zA-Z0-9 :#'\"é-]*[a-z0-9]\Z"))
any_choices = st.builds(
    ExhibitChoices,
    order=st.lists(names, unique=True).map(tuple),
    drop=st.lists(names, unique=True).map(tuple),
    pages=st.dictionaries(names, st.sets(st.integers(1, 60)).map(sorted).map(tuple)),
    redact=st.dictionaries(names | st.just(EVERYWHERE), st.lists(redactions, min_size=1).map(tuple)),
)


@given(any_choices)
@example(ExhibitChoices(redact={EVERYWHERE: (Redaction(words="555\x850100"), Redaction(words="a\u2028b \ufeffc é"))}))
def test_what_is_written_is_read_again(choices):
    assert parsed(written(choices), "exhibits.yaml") == choices


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("drop: [a.txt]\ndrop: [b.txt]\n", "line 2: the key “drop” stands twice"),
        ("dropped: [a.txt]\n", "line 1"),
        ("pages:\n  a.txt: two\n", "write them like 1-3, 5"),
        ("pages:\n  a.txt: 3-1\n", "write them like 1-3, 5"),
        ("redact:\n  a.txt:\n    - box: [0, 0, 1, 1]\n", "line 3.*a box has its page"),
        ("redact:\n  a.txt:\n    - word: x\n", "line 3"),
        ("- a\n", "write order, drop, pages or redact"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(text, message):
    with pytest.raises(ClaimbackError, match=rf"exhibits\.yaml.*{message}"):
        parsed(text, "exhibits.yaml")


def test_page_numbers():
    assert page_numbers("1-3, 5") == (1, 2, 3, 5)


def claimback(*words, code=0):
    command = [sys.executable, "-m", "claimback.cli", *map(str, words)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == code, done.stderr
    return done.stdout if code == 0 else done.stderr


def test_the_commands(folder, tmp_path_factory):
    more = tmp_path_factory.mktemp("elsewhere") / "second.txt"
    more.write_text(NOTE.replace("02/03", "02/20"))
    claimback("exhibits", "drop", folder, "bill.txt")
    claimback("exhibits", "add", folder, more)
    claimback("exhibits", "order", folder, "second.txt")
    claimback("exhibits", "redact", folder, "--words", "512-555-0100")
    claimback("exhibits", "redact", folder, "note.txt", "--words", "Strength")
    told = claimback("exhibits", "list", folder, "--as-of", "2026-03-10")
    assert "Exhibit B: Office note, February 20, 2026 - second.txt, 1 page(s)" in told
    assert "blacked out: “512-555-0100”, “Strength”" in told
    assert "Not enclosed: bill.txt (you left it out)" in told
    claimback("appeal", folder, "--out", folder / "out", "--as-of", "2026-03-10")
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(folder / "out" / "packet.pdf")]
    assert sum("[redacted]" in page for page in pages) == 2
    assert not any("555-0100" in page for page in pages)
    claimback("exhibits", "redact", folder, "note.txt", "--nothing")
    assert "Strength" not in (folder / "exhibits.yaml").read_text()
    assert "Did you mean" in claimback("exhibits", "drop", folder, "not.txt", code=1)
    assert "always Exhibit A" in claimback("exhibits", "drop", folder, "letter.txt", code=1)
    assert "Write a box" in claimback("exhibits", "redact", folder, "note.txt", "--box", "1,2", code=1)
