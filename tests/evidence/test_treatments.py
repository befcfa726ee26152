"""Treatment, dates, count, dose and outcome joined within a sentence, a list, a table row, and from one to the next."""

import pytest

from claimback.evidence.records import read
from claimback.knowledge import book
from claimback.model import Document, Page, Span

BOOK = book()
HEAD = "Office Visit\nDate of service: 09/30/2026\nProvider: Hanna Osei, MD\n\n"


def paper(text):
    return Document(id="n", filename="n.txt", media_type="text/plain", pages=(Page(number=1, text=text),))


def rows(text, head=HEAD):
    """Each treatment as kind, first day, last day, visits, result."""
    facts = read(paper(head + text), BOOK).facts
    items = [fact.value[0] for fact in facts if fact.name == "treatments"]
    keys = ("kind", "start", "end", "visits", "result")
    return sorted(tuple(str(item.get(key, "")) for key in keys) for item in items)


THERAPY = "physical_therapy"
SAID = [
    ("s/p 8 PT visits 3/2-4/18 w/o benefit.", [(THERAPY, "2026-03-02", "2026-04-18", "8", "no_better")]),
    ("PT: completed 8/12 visits between 3/2/26 and 4/18/26, no help.",
     [(THERAPY, "2026-03-02", "2026-04-18", "8", "no_better")]),
    ("Completed 10/12 sessions of physical therapy with minimal improvement.", [(THERAPY, "", "", "10", "no_better")]),
    ("Failed 6 wks NSAIDs and PT.", [("nsaid", "", "", "", "no_better"), (THERAPY, "", "", "", "no_better")]),
    ("Took ibuprofen x 2 months, no relief.", [("nsaid", "", "", "", "no_better")]),
    ("Naproxen 500 mg was stopped on 6/2/2026 for hair loss.", [("nsaid", "", "2026-06-02", "", "could_not_tolerate")]),
    ("PT 5/4/26-6/12/26; stopped naproxen 6/2/26.",
     [("nsaid", "", "2026-06-02", "", ""), (THERAPY, "2026-05-04", "2026-06-12", "", "")]),
    ("No relief from naproxen but some relief from gabapentin.",
     [("nsaid", "", "", "", "no_better"), ("other_medicine", "", "", "", "some_relief")]),
    ("Two epidurals, 4/1/26 and 5/6/26. Neither helped.",
     [("injection", "2026-04-01", "2026-04-01", "", "no_better"),
      ("injection", "2026-05-06", "2026-05-06", "", "no_better")]),
    ("I injected the knee with 40 mg of Kenalog on August 5, and that bought her perhaps ten days.",
     [("injection", "2026-08-05", "2026-08-05", "", "some_relief")]),
    ("PT visits 9/3, 9/11, 9/17, 9/24.", [(THERAPY, "2026-09-03", "2026-09-24", "4", "")]),
    ("He wore a splint and took naproxen. None of this has made a difference.",
     [("brace", "", "", "", "no_better"), ("nsaid", "", "", "", "no_better")]),
    ("Failed treatment:\n- naproxen\n- physical therapy x 8\n",
     [("nsaid", "", "", "", "no_better"), (THERAPY, "", "", "8", "no_better")]),
    ("Finished therapy last Friday, 10 of 10 visits.", [(THERAPY, "", "2026-09-25", "10", "")]),
    ("PT in 2 courses: PT 1/5/26-2/6/26 and PT 6/1/26-7/10/26.",
     [(THERAPY, "2026-01-05", "2026-02-06", "", ""), (THERAPY, "2026-06-01", "2026-07-10", "", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SAID, ids=[text[:30] for text, _ in SAID])
def test_what_is_said(text, wanted):
    assert rows(text) == sorted(wanted)


NOT_HAD = [
    "Has not yet tried physical therapy.",
    "PT was recommended but she declined.",
    "She will start physical therapy next week.",
    "Physical therapy 2x/week x 6 weeks ordered.",
    "His wife takes gabapentin.",
    "Allergies: naproxen (rash)",
]


@pytest.mark.parametrize("text", NOT_HAD)
def test_what_was_not_had(text):
    assert rows(text) == []


TABLE = """Treatment             Start        End          Visits   Response
Physical therapy      03/09/2026   05/01/2026   14       No relief
Chiropractic          05/04/2026   05/29/2026   6        Worsened symptoms
Naproxen 500 mg       02/23/2026   ongoing               Minimal
"""


def test_columns_of_a_table():
    assert rows(TABLE) == [
        ("manipulation", "2026-05-04", "2026-05-29", "6", "worse"),
        ("nsaid", "2026-02-23", "", "", "no_better"),
        (THERAPY, "2026-03-09", "2026-05-01", "14", "no_better"),
    ]
    assert rows(TABLE.replace("   ", " | ").replace("|  ", "| ")) != []


LIST = """MEDICATION HISTORY     As of 08/14/2026
Medication            Sig             Start        Stop         Reason stopped
Diclofenac EC 75 mg   1 tab PO BID    05/18/2026   06/30/2026   Ineffective
Tizanidine 4 mg       1 tab PO QHS    05/18/2026   06/02/2026   Sedation

Discontinued
Naproxen 375 mg       1 tab PO BID    01/12/2026                stopped 02/25/2026, dyspepsia
Losartan 50 mg        1 tab PO daily  03/11/2021
"""


def test_a_list_with_stops_and_reasons():
    assert rows(LIST, head="") == [
        ("nsaid", "2026-01-12", "2026-02-25", "", "could_not_tolerate"),
        ("nsaid", "2026-05-18", "2026-06-30", "", "no_better"),
        ("other_medicine", "2026-05-18", "2026-06-02", "", "could_not_tolerate"),
    ]


LOG = """HOLLOW REHABILITATION - ATTENDANCE SHEET
Patient: Ambrosia Teller   DOB 11/02/1980   Referring: Quillon Baptiste, MD
1   1/12/26   Eval          7/10
2   1/19/26   TE, MT        7/10
3   1/26/26   TE, traction  7/10
4   2/2/26    TE            7/10
Goals not met.
Rosamund Achebe, PT
"""


def test_a_log_of_visits_is_the_therapy_and_its_last_day_the_paper_s():
    assert rows(LOG, head="") == [(THERAPY, "2026-01-12", "2026-02-02", "4", "no_better")]
    assert str(read(paper(LOG), BOOK).dated) == "2026-02-02"
    short = "\n".join(line for line in LOG.splitlines() if line[:1] not in "34")
    assert ("2026-01-12", "2026-01-19") not in [row[1:3] for row in rows(short, head="")]


MISREAD = """0FFICE V1SIT
Patlent: Thaddeus Mornington    D0B: O3/27/1972
Date of serv1ce: O6/O9/2O26
Provider: Hanna Osei, MD
He attended physicaI therapy from O4/27/2O26 thru O6/O5/2O26 (l1 visits) and reports no improvernent.
lbuprofen 600 mg daily since O4/22/2O26. Denies biadder or bowel dysfunction.
"""


def test_a_misread_paper_is_read_and_quoted_as_it_stands():
    found = read(paper(MISREAD), BOOK)
    assert found.kind == "office_note"
    assert str(found.dated) == "2026-06-09"
    assert rows(MISREAD, head="") == [
        ("nsaid", "2026-04-22", "", "", ""),
        (THERAPY, "2026-04-27", "2026-06-05", "11", "no_better"),
    ]
    for fact in found.facts:
        assert isinstance(fact.source, Span)
        assert MISREAD[fact.source.start : fact.source.end] == fact.source.quote
    quoted = " ".join(fact.source.quote for fact in found.facts if isinstance(fact.source, Span))
    assert "physicaI therapy" in quoted
    assert "lbuprofen" in quoted


def test_a_paper_that_was_read_well_is_left_alone():
    name = "Office Visit 03/04/2026\nPatient: Iain Burn\nDr. Hall gave Mr. Burn naproxen.\n"
    assert all("Bum" not in str(fact.value) for fact in read(paper(name), BOOK).facts)


COPIED = """Progress Note
Encounter date: 10/21/2026
Today: PT completed 10/9 (12 visits, began 8/31), no benefit.
HPI (carried forward from 8/20/2026): 2 months of low back pain.
"""


def test_copied_text_keeps_the_day_on_which_it_was_written():
    onset = next(fact.value for fact in read(paper(COPIED), BOOK).facts if fact.name == "symptom_onset")
    assert onset == "2026-06-20"
    assert rows(COPIED, head="") == [(THERAPY, "2026-08-31", "2026-10-09", "12", "no_better")]
