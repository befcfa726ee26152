"""Two people's letters are two letters: no paragraph of one is a paragraph of the other with the names swapped."""

import re
from difflib import SequenceMatcher
from itertools import combinations

from tests.draft.build import Case, make
from tests.draft.cases import LUMBAR

SECOND = Case(
    **{
        **LUMBAR.__dict__,
        "letter": LUMBAR.letter.replace("Marisol Ferrante", "Ludovic Pemberton").replace(
            "JVB 5580 31964", "JVB 7021 00418"
        ),
        "facts": {
            **LUMBAR.facts,
            "member_name": ("Ludovic Pemberton", "Ludovic Pemberton"),
            "member_id": ("JVB 7021 00418", "JVB 7021 00418"),
        },
        "answers": {
            "patient_relation": "self",
            "symptom_onset": "2026-06-30",
            "symptom_change": "same",
            "symptoms": "A steady ache across the belt line that shoots into the left thigh when I cough.",
            "function_limits": "I lay tile, and I can kneel for five minutes at most.",
            "treatments": [
                {
                    "kind": "home_exercise",
                    "start": "2026-07-13",
                    "end": "2026-09-18",
                    "directed_by": "Nurse Aldous Fenn",
                    "result": "no_better",
                },
                {
                    "kind": "manipulation",
                    "start": "2026-08-03",
                    "end": "2026-09-11",
                    "visits": 6,
                    "result": "some_relief",
                },
            ],
            "reevaluation": [{"date": "2026-09-21", "how": "telephone", "result": "no_better"}],
            "clinical_question": "Which disc presses on the left L4 root?",
            "doctor_name": "Aldous Fenn, FNP",
        },
        "records": (("Clinic note, September 21, 2026", "office_note", ("reevaluation",)),),
    }
)
THIRD = Case(
    **{
        **SECOND.__dict__,
        "answers": {
            "patient_relation": "self",
            "symptom_onset": "2026-09-14",
            "symptom_change": "worse",
            "symptoms": "Burning down the back of both legs after a block or two.",
            "treatments": [
                {
                    "kind": "physical_therapy",
                    "start": "2026-10-05",
                    "end": "2026-10-23",
                    "visits": 3,
                    "directed_by": "Dr. Vance",
                    "result": "could_not_tolerate",
                    "why_stopped": "each session left me unable to walk the next day",
                }
            ],
            "no_treatment_reason": "Anti-inflammatory medicine is ruled out because I take a blood thinner.",
        },
        "records": (),
    }
)
ANSWERS = ("clinical", "findings", "why", "answer.")


def paragraphs(case: Case) -> list[list[str]]:
    """Paragraphs that tell of the case, with numbers, dates, and names masked."""
    made = make(case)
    found = [block for block in made.drafts["appeal-letter"].blocks if block.kind == "paragraph"]
    texts = [" ".join(line.text for line in block.sentences) for block in found if block.id.startswith(ANSWERS)]
    return [masked(text) for text in texts]


def masked(text: str) -> list[str]:
    text = re.sub(r"[A-Z][a-z]+ \d{1,2}(?:, 20\d\d)?|\d[\d,.]*|Exhibits? [A-J]", "#", text)
    return re.findall(r"[a-z’']+|#", re.sub(r"\b(?:Dr|Nurse)\.? [A-Z][\w-]+(?: [A-Z][\w-]+)?", "@", text).lower())


def test_same_objection_other_facts_other_paragraphs() -> None:
    told = [paragraphs(case) for case in (LUMBAR, SECOND, THIRD)]
    for one, other in combinations(told, 2):
        assert one and other
        for here in one:
            for there in other:
                if min(len(here), len(there)) > 12:
                    alike = SequenceMatcher(None, here, there, autojunk=False).ratio()
                    assert alike < 0.7, (alike, " ".join(here), " ".join(there))


def test_the_whole_letters_differ() -> None:
    for one, other in combinations([LUMBAR, SECOND, THIRD], 2):
        here, there = ([word for paragraph in paragraphs(case) for word in paragraph] for case in (one, other))
        assert SequenceMatcher(None, here, there, autojunk=False).ratio() < 0.6


def test_the_same_case_always_reads_the_same() -> None:
    assert paragraphs(SECOND) == paragraphs(SECOND)


def test_an_answer_changes_what_it_is_about_and_no_other_wording() -> None:
    more = Case(**{**SECOND.__dict__, "answers": {**SECOND.answers, "pain_score": 6}})
    before = {line.text for line in make(SECOND).drafts["appeal-letter"].sentences}
    after = {line.text for line in make(more).drafts["appeal-letter"].sentences}
    assert len(after - before) == 1
    assert not before - after
