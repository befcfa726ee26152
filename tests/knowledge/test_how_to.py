"""The how-to pages are true: their files, taken out of the page into an empty folder, work without any code."""

import re
from datetime import date
from pathlib import Path

import pytest

from claimback.knowledge import Book, authority
from claimback.knowledge.book import ROOT
from claimback.knowledge.check import check
from claimback.knowledge.coverage import states
from claimback.knowledge.reference import reference
from claimback.knowledge.show import show
from claimback.model import AnswerSource, BadKnowledge, Denial, Document, Fact, Known, Page, Reading
from claimback.rights import rights
from claimback.workflow import analyze

PAGES = Path(__file__).parents[2] / "docs" / "how-to"
FILE = re.compile(r"```yaml\n# (?P<path>\S+\.yaml)\n(?P<text>.*?)```", re.DOTALL)
TODAY = date(2026, 11, 23)


def files(page: str) -> dict[str, str]:
    return {found["path"]: found["text"] for found in FILE.finditer((PAGES / page).read_text(encoding="utf-8"))}


def book_of(page: str, folder: Path) -> Book:
    for path, text in files(page).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return Book(ROOT, (folder,))


def known(**values: object) -> Known:
    return Known(
        [
            Fact.model_validate(
                {"name": name, "value": value, "source": AnswerSource(question=name), "found_by": "answer",
                 "confidence": 1, "status": "confirmed"}
            )
            for name, value in values.items()
        ]
    )  # fmt: skip


def dates(book: Book, notice: str, **kind: str) -> dict[str, str]:
    told = {"decision": "upheld", "stage": "pre_service", "level": "final_internal", "plan": "individual", **kind}
    state = told.pop("state", "ZZ")
    facts = known(notice_date=notice, state=state)
    document = Document(id="0" * 64, filename="x", media_type="text/plain", pages=(Page(number=1, text="No."),))
    found = rights(document, Reading(), Denial.model_validate(told), date.fromisoformat(notice), book, facts)
    return {one.id: one.due.isoformat() for one in found.deadlines if one.source != "practice"}


@pytest.mark.parametrize("page", sorted(path.name for path in PAGES.glob("*.md")))
def test_the_files_of_a_page_pass_the_check(page: str, tmp_path: Path) -> None:
    using = book_of(page, tmp_path)
    assert [str(one) for one in check(using, TODAY) if any(Path(path).stem in str(one) for path in files(page))] == []
    for path in files(page):
        assert Path(path).stem in show(using, Path(path).stem)


def test_a_state(tmp_path: Path) -> None:
    using = book_of("add-a-state-or-a-law.md", tmp_path)
    assert dates(using, "2027-01-10") == {"external_review_law": "2027-03-26"}  # 21 days, 28, 26: 75
    assert dates(using, "2027-01-10", state="OH") == {"external_review_law": "2027-07-09"}, (
        "another state keeps its own"
    )
    assert dates(using, "2027-01-10", plan="erisa_self_funded") == {"external_review_law": "2027-05-10"}
    assert next(row for row in states(using) if row[0] == "ZZ")[2] == "75 days"
    assert "| Example State |" in reference(using)


def test_the_state_is_unknown_without_the_file() -> None:
    assert dates(Book(), "2027-01-10") == {}


def test_a_law_and_its_day(tmp_path: Path) -> None:
    using = book_of("add-a-state-or-a-law.md", tmp_path)
    assert authority(using, "zz_review", "individual", date(2026, 12, 31), "ZZ") is None
    assert authority(using, "zz_review", "individual", date(2027, 1, 1), "ZZ") is not None
    assert authority(using, "zz_review", "individual", date(2027, 1, 1), "OH") is None
    assert authority(using, "zz_review", "erisa_self_funded", date(2027, 1, 1), "ZZ") is None


def test_a_change_in_law(tmp_path: Path) -> None:
    using = book_of("add-a-state-or-a-law.md", tmp_path)
    kind = {"plan": "va", "level": "initial", "decision": "denied"}
    assert dates(using, "2026-12-31", **kind) == {"example_board_law": "2027-01-30"}
    assert dates(using, "2027-01-01", **kind) == {"example_board_law": "2027-02-15"}


LETTER = """Harbor Lantern Health Plan
Date: March 4, 2026
Member: Ada Quill        Member ID: HLP 100 200
Dear Ada Quill:
We have denied the request for MRI of the elbow.
The imaging center is not accredited for this study.
You may appeal within 180 days after you receive this letter.
"""


def test_an_objection_goes_from_the_letter_to_the_answer(tmp_path: Path) -> None:
    from claimback.interview import from_yaml
    from claimback.model import Case
    from claimback.workflow import build
    from claimback.workflow.explain import explain

    using = book_of("add-a-question-or-an-objection.md", tmp_path)
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, encoding="utf-8")
    found = analyze(letter, as_of=TODAY, knowledge=using)
    assert [one.kind for one in found.denial.objections] == ["not_accredited"]
    given = from_yaml("why_this_site: Its certificate runs until May 2027.\n", using)
    case = Case(letter=found.document, answers=given)
    made = build(case, as_of=TODAY, knowledge=using)
    assert [one.id for one in made.arguments] == ["na_certificate"]
    appeal = next(draft for draft in made.drafts if draft.id == "appeal-letter")
    text = " ".join(sentence.text for sentence in appeal.sentences)
    assert "Its certificate runs until May 2027" in text
    assert "The place is accredited. [arguments/na_certificate]" in explain(case, as_of=TODAY, knowledge=using)
    without = build(Case(letter=found.document), as_of=TODAY, knowledge=using)
    text = " ".join(sentence.text for draft in without.drafts for sentence in draft.sentences)
    assert "which accreditation you require" in text
    assert any(need.id.endswith("certificate") for need in without.evidence.needs)


def test_without_the_files_it_is_another_reason(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, encoding="utf-8")
    assert "not_accredited" not in {one.kind for one in analyze(letter, as_of=TODAY).denial.objections}


def test_an_objection_with_a_file_missing_is_told(tmp_path: Path) -> None:
    using = book_of("add-a-question-or-an-objection.md", tmp_path)
    assert using
    (tmp_path / "needs" / "not_accredited.yaml").unlink()
    told = [str(one) for one in check(Book(ROOT, (tmp_path,)), TODAY)]
    assert any("there is no file needs/not_accredited.yaml" in one for one in told)
    (tmp_path / "objections" / "not_accredited.yaml").unlink()
    told = [str(one) for one in check(Book(ROOT, (tmp_path,)), TODAY)]
    assert any("arguments/na_certificate: there is no objection" in one for one in told)


def test_a_guideline(tmp_path: Path) -> None:
    from claimback.evidence.matrix import matrix

    using = book_of("add-a-guideline.md", tmp_path)
    elbow = {"modality": "mri", "body_part": "elbow"}
    rows = {row.id: row for row in matrix(known(**elbow, xray_done="yes"), using)}
    assert rows["example_elbow.after_xray.1"].state == "met"
    assert rows["example_elbow.after_xray.1"].in_letter
    assert rows["example_elbow.after_xray.1"].source == "Example Society of Elbow Imaging, Elbow Pain (2026)"
    assert rows["example_elbow.injury.1"].state == "undocumented"
    assert not rows["example_elbow.injury.1"].in_letter
    assert not any(row.id.startswith("example_elbow") for row in matrix(known(modality="mri", body_part="knee"), using))


def test_a_guideline_that_nobody_read_cannot_reach_a_letter(tmp_path: Path) -> None:
    book_of("add-a-guideline.md", tmp_path)
    path = tmp_path / "criteria/example_society/example_elbow.yaml"
    path.write_text(path.read_text().replace("level: abstract", "level: two_secondary"), encoding="utf-8")
    from claimback.knowledge.criteria import CriteriaRecord

    with pytest.raises(BadKnowledge, match="may stand in a letter"):
        Book(ROOT, (tmp_path,)).records(CriteriaRecord)
