"""Every letter of every case: support, blanks, grammar, and the law of the right plan."""

import re

import pytest

from claimback.knowledge import authority, book
from claimback.knowledge.arguments import KINDS
from claimback.model import AuthorityRef, Blank, Denial, Draft, FactRef, Form, Known, Sentence
from tests.draft.build import Case, Made, document, evidence, known, make, said, show
from tests.draft.cases import CASES, KNEE_MEDICARE, LUMBAR, PET_INDIVIDUAL, UNKNOWN_PLAN

IDS = ["appeal-letter", "criteria-request", "cover", "doctor-letter", "doctor-request"]
WRONG = (
    "{", "}", "None", "  ", "..", " .", " ,", "()", "( ", "[]", "| ", "’’", "a MRI", "a X-ray", "an CT", "an PET",
)  # fmt: skip
CASE_FACT = {"fact", "answer", "exhibit"}


@pytest.fixture(scope="module")
def made() -> dict[str, Made]:
    return {name: make(case) for name, case in CASES.items()}


def sentences(made: dict[str, Made]) -> list[tuple[str, Draft, Sentence]]:
    return [(name, one, line) for name, case in made.items() for one in case.drafts.values() for line in one.sentences]


ALWAYS = {"complaint", "follow-up", "mailing-sheet", "records-request"}
SOMETIMES = {"peer-to-peer-brief", "representative", "second-opinion"}


def test_the_letters_that_every_case_has_and_those_that_some_have(made: dict[str, Made]) -> None:
    for name, case in made.items():
        got = set(case.drafts)
        assert set(IDS) <= got <= {*IDS, *ALWAYS, *SOMETIMES}, name
        assert got >= ALWAYS or case.analysis.denial.decision == "pended", name
    for one in SOMETIMES:
        assert 0 < sum(one in case.drafts for case in made.values()) < len(made), one


def test_each_letter_is_written_where_it_can_be_of_use(made: dict[str, Made]) -> None:
    for name, case in made.items():
        denial, third = case.analysis.denial, "representative" in case.drafts
        if "peer-to-peer-brief" in case.drafts:
            assert denial.stage != "post_service", name
            assert denial.level in ("initial", "unknown"), name
        if denial.stage == "post_service":
            assert "second-opinion" not in case.drafts, name
        assert third == (case.known.text("patient_relation") not in (None, "self")), name


def test_the_reminder_cites_the_time_of_the_plan_it_is_for(made: dict[str, Made]) -> None:
    cited_ = {
        name: {ref.id for line in case.drafts["follow-up"].sentences for ref in line.support if ref.type == "authority"}
        for name, case in made.items()
        if "follow-up" in case.drafts
    }
    times = {"cp_i_urgent", "cp_i_preservice", "cp_i_postservice", "mc_408b", "fehb_105b2", "ma_590", "er_45"}
    assert all(found <= times and len(found) <= 1 for found in cited_.values())
    assert len(set().union(*cited_.values())) >= 3


def test_the_peer_to_peer_brief_is_one_page(made: dict[str, Made]) -> None:
    for name, case in made.items():
        if "peer-to-peer-brief" in case.drafts:
            text = " ".join(line.text for line in case.drafts["peer-to-peer-brief"].sentences)
            assert len(text) < 3_000, name


def test_every_sentence_is_supported(made: dict[str, Made]) -> None:
    for name, one, line in sentences(made):
        assert line.support, (name, one.id, line.text)


def test_a_number_a_date_or_a_name_of_the_case_has_a_fact_an_answer_or_an_exhibit(made: dict[str, Made]) -> None:
    for name, case in made.items():
        values = {str(fact.value) for fact in case.known if isinstance(fact.value, str) and len(fact.value) > 5}
        for one in case.drafts.values():
            for line in one.sentences:
                kinds = {ref.type for ref in line.support}
                telling = any(value in line.text for value in values) or re.search(r"\b20\d\d\b", cited(line))
                today = any(isinstance(ref, Form) and ref.id.endswith(".date") for ref in line.support)
                if telling and not today and "November 23, 2026" not in line.text:
                    assert kinds & CASE_FACT, (name, one.id, line.text, line.support)


def cited(line: Sentence) -> str:
    text = line.text
    for ref in line.support:
        text = text.replace(ref.citation, "") if isinstance(ref, AuthorityRef) else text
    return text


def test_a_quotation_of_a_letter_is_in_the_letter(made: dict[str, Made]) -> None:
    for name, case in made.items():
        page = document(CASES[name]).page(1).text
        for one in case.drafts.values():
            for line in one.sentences:
                for ref in line.support:
                    if isinstance(ref, FactRef) and not ref.document.startswith("record-"):
                        assert ref.quote in page
                        assert ref.document == "letter.txt"


def test_nothing_is_left_unfilled_or_badly_joined(made: dict[str, Made]) -> None:
    for name, one, line in sentences(made):
        for wrong in WRONG:
            assert wrong not in line.text.replace("...", ""), (name, one.id, line.text)
        first = line.text.lstrip("“[(–0123456789")[:1]
        assert not first or first.upper() == first or line.text[0] == "[", (name, one.id, line.text)


def test_running_sentences_end_as_sentences(made: dict[str, Made]) -> None:
    for name, case in made.items():
        for one in case.drafts.values():
            for block in one.blocks:
                if block.kind in ("paragraph", "bullets", "note"):
                    for line in block.sentences:
                        assert line.text.endswith((".", "?", "!", ".”", "?”", "!”", ":")), (name, one.id, line.text)


def test_blanks_are_marked_and_told(made: dict[str, Made]) -> None:
    seen = 0
    for name, one, line in sentences(made):
        marked = [run for run in line.runs if run.blank]
        told = [ref for ref in line.support if isinstance(ref, Blank)]
        assert bool(marked) == bool(told), (name, one.id, line.text)
        seen += len(marked)
        for run in line.runs:
            assert run.blank or not re.search(r"\[[^\]]*\]", run.text), (name, one.id, line.text)
    assert seen > 50


def test_no_heading_stands_alone(made: dict[str, Made]) -> None:
    for case in made.values():
        for one in case.drafts.values():
            kinds = [block.kind for block in one.blocks]
            for here, after in zip(kinds, [*kinds[1:], "heading"], strict=True):
                assert not (here == after == "heading" and one.id != "doctor-request")
            assert all(block.sentences and all(line.text.strip() for line in block.sentences) for block in one.blocks)


def test_no_sentence_is_said_twice_in_a_letter(made: dict[str, Made]) -> None:
    for name, case in made.items():
        for one in case.drafts.values():
            running = [line.text for block in one.blocks if block.kind == "paragraph" for line in block.sentences]
            assert len(running) == len(set(running)), (name, one.id)


def test_only_authorities_of_the_plan(made: dict[str, Made]) -> None:
    seen = set()
    for name, one, line in sentences(made):
        for ref in line.support:
            if isinstance(ref, AuthorityRef):
                assert authority(book(), ref.id, CASES[name].plan, CASES[name].today), (name, one.id, ref.id)
                assert ref.citation in line.text or one.id == "appeal-letter"
                seen.add(ref.id)
    assert {"cp_h2_file", "ma_101b6", "fehb_105b2", "mc_408b", "hipaa_access", "acr_low_back_pain"} <= seen


@pytest.mark.parametrize("plan", ["medicare_advantage", "medicaid", "fehb", "tricare", "va", "workers_comp", "unknown"])
def test_no_employer_law_for_other_plans(plan: str) -> None:
    for one in make(CASES["lumbar"].__class__(**{**LUMBAR.__dict__, "plan": plan})).drafts.values():
        text = show(one)
        assert "2560.503" not in text and "147.136" not in text, plan


def test_an_authority_that_may_not_be_cited_takes_its_sentence_with_it() -> None:
    text = show(make(UNKNOWN_PLAN).drafts["appeal-letter"])
    assert "CFR" not in text
    assert "took no part in the denial" in text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("answered", [False, True])
def test_every_kind_is_answered_under_its_own_heading(kind: str, answered: bool) -> None:
    words = "We hold this against the request."
    other = "And we hold that against it too."
    case = Case(
        plan="erisa_insured",
        letter=f"Notice of November 2, 2026. {words} {other}",
        facts={"notice_date": ("2026-11-02", "November 2, 2026")},
        objections=((kind, words), ("administrative_other" if kind != "administrative_other" else "cost", other)),
        answers=LUMBAR.answers if answered else {},
    )
    blocks = make(case).drafts["appeal-letter"].blocks
    at = [block.id for block in blocks].index(f"answer.{kind}.heading")
    told = blocks[at + 1]
    assert told.kind == "paragraph"
    assert words in told.sentences[0].text
    assert len(told.sentences) > 1, "quoted but not answered"
    letters = make(case).drafts
    assert any(block.id == f"checklist.{kind}" for block in letters["doctor-request"].blocks)
    assert any(block.id in (f"doctor.{kind}", f"confirm.{kind}") for block in letters["doctor-letter"].blocks)


def test_one_reason_is_quoted_in_the_opening_and_not_again(made: dict[str, Made]) -> None:
    text = show(made["knee_medicare"].drafts["appeal-letter"])
    assert text.count("Plain radiographs of the knee should be obtained") == 1


def test_what_a_person_wrote_is_never_read_as_notation() -> None:
    odd = "Ask {insurer} and [why] {sender_phone|date} {red_flag*} {{x}}, it hurts."
    case = Case(**{**LUMBAR.__dict__, "answers": {**LUMBAR.answers, "symptoms": odd, "own_words": odd}})
    letters = make(case).drafts
    assert odd in show(letters["appeal-letter"])
    assert odd in show(letters["doctor-letter"])


def test_own_words_are_not_reworded(made: dict[str, Made]) -> None:
    for name in ("lumbar", "knee_medicare", "shoulder_medicaid", "information_child"):
        text = " ".join(show(made[name].drafts["appeal-letter"]).split())
        for answer in ("symptoms", "function_limits"):
            if answer in CASES[name].answers:
                assert str(CASES[name].answers[answer]).rstrip(".") in text


def test_a_letter_for_somebody_else_speaks_of_them(made: dict[str, Made]) -> None:
    child = show(made["information_child"].drafts["appeal-letter"])
    assert "I am writing for my child, Cosmo Valdivia-Hart." in child
    assert "Cosmo" in child.split("## Cosmo’s condition")[1]
    assert "My symptoms" not in child
    spouse = show(make(PET_INDIVIDUAL).drafts["appeal-letter"])
    assert "Tobias’s doctor" in spouse and "told me" not in spouse


def test_the_patients_i_is_quoted_when_somebody_else_writes() -> None:
    answers = {**LUMBAR.answers, "patient_relation": "representative", "sender_name": "Odalys Brunner"}
    text = show(make(Case(**{**LUMBAR.__dict__, "answers": answers})).drafts["appeal-letter"])
    assert "In daily life: “I can't sit" in text
    assert "I am writing on behalf of Marisol Ferrante." in text
    assert "In daily life: I can't sit" in show(make(LUMBAR).drafts["appeal-letter"])


def test_the_doctors_letter_puts_no_words_of_the_patient_in_the_doctors_mouth() -> None:
    letter = make(LUMBAR).drafts["doctor-letter"]
    for block in letter.blocks:
        for line in block.sentences:
            if "epidural" in line.text:
                assert block.kind == "note"
    text = show(letter)
    assert "Examination, by the enclosed note: “the note on exam_findings.”" in text
    assert "the patient wrote: “Right ankle dorsiflexion 4/5" in text
    assert "[what will change in treatment" in text


def test_findings_of_a_record_that_the_person_agreed_to_are_the_doctors_words() -> None:
    from claimback.model import Fact, Span

    source = Span(document="record-1", page=1, start=0, end=9, quote="Exam: foot drop 4/5")
    agreed = Fact(
        name="exam_findings", value="Exam: foot drop 4/5", source=source, found_by="x", confidence=1, status="confirmed"
    )
    letter = show(make(LUMBAR, known(LUMBAR).plus([agreed])).drafts["doctor-letter"])
    assert "Examination: foot drop 4/5." in letter


def test_an_enclosure_is_named_only_for_what_it_says() -> None:
    from claimback.knowledge.templates.same import pieces, same

    assert same("cannot sit", "She cannot sit longer than 20 minutes.")
    assert not same("cannot sit, and I missed 11 days of work", "cannot sit longer than 20 minutes")
    assert not same([{"date": "2026-09-30", "result": "worse"}], [{"date": "2026-09-30"}])
    assert not same([{"date": "2026-09-30", "result": "worse"}], [{"date": "2026-09-30", "result": "no_better"}])
    assert same([{"date": "2026-09-30", "result": "worse"}], [{"date": "2026-09-30", "result": "worse"}])
    assert pieces("weak foot, positive leg raise", ["weak foot", "positive leg raise"]) == (0, 1)
    assert pieces("weak foot, and much else besides", ["weak foot", "positive leg raise"]) == ()


def test_a_recheck_that_the_note_tells_otherwise_is_the_persons_own_account() -> None:
    told = [{"date": "2026-09-30", "how": "office", "by": "Dr. Lindqvist-Okafor", "result": "worse"}]
    papers = evidence(LUMBAR)
    noted = [{"date": "2026-09-30", "result": "no_better"}]
    facts = [one.model_copy(update={"value": noted}) for one in papers.records[1].facts if one.name == "reevaluation"]
    records = (papers.records[0], papers.records[1].model_copy(update={"facts": tuple(facts)}))
    from claimback.knowledge.templates.story_care import as_recorded

    answer = [one for one in known(LUMBAR) if one.name == "reevaluation"]
    assert answer[0].value == told
    turned = list(as_recorded(answer, papers.model_copy(update={"records": records})))
    bare = {name: value for name, value in told[0].items() if name != "result"}
    assert turned[0].value == [{**bare, "felt": "worse"}]


def test_a_fact_of_a_record_that_nobody_confirmed_is_not_told() -> None:
    from claimback.model import Fact, Span

    papers = evidence(LUMBAR)
    source = Span(document=papers.records[1].document, page=1, start=0, end=9, quote="knee pain")
    proposed = Fact(name="own_words", value="SECRET", source=source, found_by="x", confidence=0.9)
    assert "SECRET" not in show(make(LUMBAR, known(LUMBAR).plus([proposed])).drafts["appeal-letter"])
    confirmed = proposed.model_copy(update={"status": "confirmed"})
    assert "SECRET" in show(make(LUMBAR, known(LUMBAR).plus([confirmed])).drafts["appeal-letter"])


def test_the_persons_answer_about_the_plan_is_what_supports_it() -> None:
    case = Case(**{**LUMBAR.__dict__, "plan": "fehb", "answers": {**LUMBAR.answers, "coverage_kind": "fehb"}})
    letter = make(case).drafts["appeal-letter"]
    row = next(line for line in letter.sentences if "reconsideration" in line.text)
    assert any(ref.type == "answer" and ref.question == "coverage_kind" for ref in row.support)


def test_the_address_is_the_insurers_and_a_letter_without_one_leaves_a_blank(made: dict[str, Made]) -> None:
    lines = next(b for b in made["lumbar"].drafts["appeal-letter"].blocks if b.kind == "address").sentences
    assert [line.text for line in lines] == [
        "Cascadia Mutual Benefit Administrators",
        "Member Appeals",
        "PO Box 5561",
        "Eugene, OR 97405",
        "By fax: 541-555-0168",
    ]
    text = show(make(KNEE_MEDICARE).drafts["appeal-letter"])
    assert "[the appeals address from the denial letter]" in text


def test_urgency_is_asked_for_only_before_the_care() -> None:
    urgent = {**LUMBAR.answers, "urgent_now": "yes"}
    before = Case(**{**LUMBAR.__dict__, "answers": urgent})
    assert "within 72 hours" in show(make(before).drafts["appeal-letter"])
    after = Case(**{**LUMBAR.__dict__, "answers": urgent, "stage": "post_service"})
    assert "expedited" not in show(make(after).drafts["appeal-letter"]).lower()


def test_length_of_the_common_letter(made: dict[str, Made]) -> None:
    for name, case in made.items():
        count = len(show(case.drafts["appeal-letter"]).split())
        assert count < 900, (name, count)


def test_a_request_for_information_is_answered_and_not_appealed() -> None:
    case = Case(**{**CASES["information_child"].__dict__, "decision": "pended"})
    text = show(make(case).drafts["appeal-letter"])
    assert "Re: Information that you asked for" in text
    assert "On November 6, 2026 you asked for more information before deciding on an MRI of the right ankle." in text
    assert "Decide the request on this information" in text
    assert "appealing" not in text and "Reverse" not in text and "reverse" not in text


def test_the_reading_level_is_that_of_a_newspaper(made: dict[str, Made]) -> None:
    """Flesch and Kincaid's grade, with syllables counted roughly; citations are left out."""
    for name, case in made.items():
        blocks = [b for b in case.drafts["appeal-letter"].blocks if b.kind in ("paragraph", "bullets")]
        told = [re.sub(r"\([^)]*CFR.*\)", "", line.text) for block in blocks for line in block.sentences]
        words = [word for text in told for word in re.findall(r"[A-Za-z’'-]+", text)]
        syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word.lower())))) for word in words)
        grade = 0.39 * len(words) / len(told) + 11.8 * syllables / len(words) - 15.59
        assert grade < 10, (name, grade)


def test_a_letter_without_objections_still_asks() -> None:
    case = Case(**{**UNKNOWN_PLAN.__dict__, "objections": ()})
    text = show(make(case).drafts["appeal-letter"])
    assert "Please tell me the specific reason" in text


def test_defects_stand_in_the_letter_politely() -> None:
    from claimback.model import Finding

    lacks = Finding(id="criteria_not_named", level="warning", message="x", authority="cp_g1_criterion")
    text = show(make(Case(**{**LUMBAR.__dict__, "defects": (lacks,)})).drafts["appeal-letter"])
    assert "The notice refers to criteria without naming them" in text
    medicare = make(Case(**{**LUMBAR.__dict__, "defects": (lacks,), "plan": "medicare_advantage"}))
    assert "The notice refers to criteria" not in show(medicare.drafts["appeal-letter"])


def test_nothing_known_at_all() -> None:
    case = Case(plan="unknown", letter="x", facts={}, objections=(), stage="unknown")
    for one in make(case, Known()).drafts.values():
        assert show(one).strip()
    assert isinstance(make(case).analysis.denial, Denial)
    assert said("x", 1).status == "confirmed"
