"""The notation and the filters, and every template in the knowledge base."""

from collections.abc import Iterator

import pytest

from claimback.knowledge import Book, book
from claimback.knowledge.arguments import KINDS, ArgumentRecord
from claimback.knowledge.letters import LetterRecord, ObjectionWords
from claimback.knowledge.templates import Say, parse, slots, story, words
from claimback.knowledge.templates.fill import runs
from claimback.knowledge.templates.filters import FILTERS, counted, listed, quoted, with_article
from claimback.knowledge.templates.made import period
from claimback.knowledge.templates.story_people import tidy
from claimback.model import BadKnowledge
from tests.draft.build import analysis, evidence, known
from tests.draft.cases import CASES

WORDS = words(book())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("MRI of the knee", "an MRI of the knee"),
        ("X-ray", "an X-ray"),
        ("CT scan", "a CT scan"),
        ("PET/CT scan", "a PET/CT scan"),
        ("ultrasound", "an ultrasound"),
        ("unit of service", "a unit of service"),
        ("Abbreviated MRI", "an Abbreviated MRI"),
        ("mammogram", "a mammogram"),
        ("EEG", "an EEG"),
        ("nuclear medicine scan", "a nuclear medicine scan"),
    ],
)
def test_article(text: str, shown: str) -> None:
    assert with_article(text, WORDS) == shown


def test_lists_and_counts() -> None:
    assert listed(["a"], WORDS) == "a"
    assert listed(["a", "b"], WORDS, "or") == "a or b"
    assert listed(["a", "b", "c"], WORDS) == "a, b, and c"
    assert listed([], WORDS) is None
    assert counted(1, "visit", WORDS) == "one visit"
    assert counted("9", "visit", WORDS) == "nine visits"
    assert counted(12.0, "visit", WORDS) == "12 visits"
    assert counted("many", "visit", WORDS) is None


def test_quotation_keeps_the_words_and_nests_the_marks() -> None:
    assert quoted('He said "no"\nand left') == "“He said 'no' and left”"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2026-08-10", "2026-09-25", "from August 10 to September 25, 2026"),
        ("2025-12-10", "2026-01-25", "from December 10, 2025 to January 25, 2026"),
        ("2026-08-10", None, "since August 10, 2026"),
        (None, "2026-08-10", "until August 10, 2026"),
        ("2026-08-10", "2026-08-10", "on August 10, 2026"),
        (None, "soon", None),
    ],
)
def test_period(start: str | None, end: str | None, shown: str | None) -> None:
    assert period(start, end, WORDS) == shown


def test_names_are_tidied_for_reading() -> None:
    assert tidy("BRANNIGAN, PELL T") == "Pell T Brannigan"
    assert tidy("Hanna Lindqvist-Okafor, MD") == "Hanna Lindqvist-Okafor, MD"
    assert tidy("AMADOU SISSOKO") == "Amadou Sissoko"


def test_seams() -> None:
    assert runs([("“It is so.”", False), (".", False)])[0].text == "“It is so.”"
    assert runs([("why?", False), (".", False)])[0].text == "Why?"
    joined = runs([("see ", False), ("[date]", True), (".", False)])
    assert [(run.text, run.blank) for run in joined] == [("See ", False), ("[date]", True), (".", False)]


@pytest.mark.parametrize("text", ["{", "}", "a [b", "a ] b", "{Bad Name}", "[a [b]]", "{x|}"])
def test_bad_notation_is_refused(text: str) -> None:
    with pytest.raises(BadKnowledge):
        parse(text)


def every_say(store: Book) -> Iterator[tuple[str, Say]]:
    for record in store.records(ArgumentRecord).values():
        yield from ((record.id, say) for say in (*record.say, *([record.lead] if record.lead else [])))
    for letter in store.records(LetterRecord).values():
        for part in letter.parts:
            yield from ((letter.id, say) for say in (*part.say, *part.lead, *([part.heading] if part.heading else [])))
    for one in store.records(ObjectionWords).values():
        for says in (one.fallback, one.ask, one.doctor, one.confirm, one.checklist):
            yield from ((one.id, say) for say in says)


def every_version(say: Say) -> Iterator[Say]:
    yield say
    for other in say.or_:
        yield from every_version(other)


def test_every_filter_and_label_group_exists() -> None:
    labels = words(book()).labels
    for id_, outer in every_say(book()):
        for say in every_version(outer):
            for text in (say.text, *say.ways, *say.cells):
                for slot in slots(text):
                    for name, argument in slot.filters:
                        assert name in FILTERS, (id_, text)
                        assert name != "label" or argument in labels, (id_, text)


def test_every_slot_can_be_known() -> None:
    """A slot that nothing ever fills is a misspelling; names come from the contract, the interview, and the story."""
    from claimback.knowledge.interview import COUNTED, InterviewQuestion

    can = {
        "quote",
        "criterion",
        "exhibit",
        "exhibit_page",
        "citation",
        "today",
        "I",
        "my",
        "me",
        "appeal_by",
        "appeal_phone",
        "peer_to_peer_by",
        "peer_to_peer_passed",
    }
    can |= set(words(book()).blanks) | {f"told_{name}" for name in words(book()).lists["doctors_words"]}
    can |= {question.fact for question in book().records(InterviewQuestion).values()}
    for case in CASES.values():
        read = analysis(case)
        can |= {fact.name for fact in story(read.denial, known(case), evidence(case), case.today, book())}
    kinds = words(book()).labels["treatment"]
    parts = ("what", "start", "end", "visits", "directed_by", "result", "why_stopped", "period")
    can |= {f"{kind}_{part}" for kind in (*kinds, "intolerance") for part in parts} | {"intolerance_kind"}
    can |= {
        f"{sort}_{part}"
        for sort in ("xray", "same_study", "other_imaging")
        for part in ("study", "date", "place", "result")
    }
    can |= {"claim_number", "appeal_fax", "peer_to_peer_phone", "service_date", "amount", "criteria", "group_number"}
    can |= {"recheck_felt", "exam_date", "send_by", *COUNTED}
    unknown = {
        (id_, slot.name)
        for id_, outer in every_say(book())
        for say in every_version(outer)
        for text in (say.text, *say.ways, *say.cells)
        for slot in slots(text)
        if slot.name not in can and not slot.name.startswith("item.")
    }
    assert not unknown


def test_every_blank_has_words() -> None:
    blanks = words(book()).blanks
    optional = {"exhibit", "treatments"}
    for id_, outer in every_say(book()):
        for say in every_version(outer):
            if say.unknown == "blank":
                loose = [part.name for part in parse(say.text) if hasattr(part, "name")]
                for name in loose:
                    assert name in blanks or name in optional, (id_, name)


def test_every_kind_has_words_and_an_argument() -> None:
    answered = {kind for record in book().records(ArgumentRecord).values() for kind in record.answers}
    assert set(KINDS) == set(book().records(ObjectionWords)) == answered


def test_the_field_articles_nine_and_more_have_several_arguments() -> None:
    deep = (
        "guideline_not_met", "conservative_care", "routine_surveillance", "alternative_imaging", "investigative",
        "symptoms_not_severe", "may_resolve", "cost", "out_of_network", "prior_authorization",
        "insufficient_information", "duplicate_imaging", "site_of_service", "experimental",
    )  # fmt: skip
    for kind in deep:
        found = [one for one in book().records(ArgumentRecord).values() if kind in one.answers]
        assert len(found) >= 3, kind


def test_every_cited_authority_exists() -> None:
    from claimback.knowledge import AuthorityRecord

    have = set(book().records(AuthorityRecord))
    for id_, outer in every_say(book()):
        for say in every_version(outer):
            assert set(say.cite) <= have, (id_, say.cite)
            assert ("{citation}" in say.text) <= bool(say.cite), (id_, say.text)


def test_no_threat_and_no_mandate_that_the_law_does_not_give() -> None:
    wrong = (
        "lawsuit", "sue ", "attorney", "penalt", "$110", "bad faith", "board-certified", "same specialty",
        "illegal", "unlawful", "violat", "complaint with", "commissioner",
    )  # fmt: skip
    for id_, outer in every_say(book()):
        for say in every_version(outer):
            for text in (say.text, *say.ways):
                assert not any(word in text.lower() for word in wrong), (id_, text)
