"""The check of the knowledge base finds what is wrong, and the shipped base is sound where we own it."""

import importlib
import pkgutil
from datetime import date
from pathlib import Path

import pytest

import claimback.knowledge as package
from claimback.knowledge import Book, Record, book
from claimback.knowledge.book import ROOT
from claimback.knowledge.check import KINDS, check, report
from claimback.knowledge.coverage import coverage, federal, gaps, plans, states
from claimback.knowledge.plans import PlanRecord, contacts, tree
from claimback.knowledge.rules import StateRule
from claimback.model import Plan

UNVERIFIED = {"AZ", "GA", "LA", "MO", "NM", "ND", "OK", "TX", "VT", "WV", "WI"}
"""States whose external review time was not verified, as the research says."""


def test_the_shipped_knowledge_is_sound() -> None:
    assert report(book()) == "The knowledge base is sound."


def test_every_record_type_is_listed() -> None:
    for module in pkgutil.walk_packages(package.__path__, "claimback.knowledge."):
        importlib.import_module(module.name)
    found = {f"{kind.__module__}:{kind.__name__}" for kind in _below(Record) if "folder" in vars(kind)}
    ours = {name for name in found if name.startswith("claimback.")}
    assert ours == set(KINDS)


def _below(kind: type) -> set[type]:
    return {one for sub in kind.__subclasses__() for one in (sub, *_below(sub))}


GOOD = """
id: {id}
title: Made up
plans: {plans}
present:
  - {{match: "{match}", examples: ["{example}"], counter: ["{counter}"]}}
severity: info
message: It lacks something.
fix: Ask.
sentence: Please send it.
authorities: [{authority}]
source: a test
updated: {updated}
"""


def broken(folder: Path, **changes: str) -> list[str]:
    values = {"id": "made_up", "plans": "[individual]", "match": "dear", "example": "Dear you", "counter": "Hello",
              "authority": "cp_g1_reason", "updated": "2026-11-23", **changes}  # fmt: skip
    (folder / "defects").mkdir()
    (folder / "defects" / "made_up.yaml").write_text(GOOD.format(**values), encoding="utf-8")
    using = Book(ROOT, (folder,))
    return [str(one) for one in check(using, date(2026, 11, 23)) if "made_up" in str(one)]


def test_a_good_file_passes(tmp_path: Path) -> None:
    assert broken(tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"example": "Hello"}, "misses its example"),
        ({"counter": "Oh dear"}, "counter-example"),
        ({"match": "(dear"}, "not a regular expression"),
        ({"match": "<nothing_of_the_kind>"}, "unknown fragment"),
        ({"authority": "no_such_rule"}, "no authority"),
        ({"authority": "ma_582"}, "may be cited for individual"),
        ({"authority": "wc", "plans": "[workers_comp]"}, "may be cited for workers_comp"),
        ({"plans": "[martian]"}, "no plan “martian”"),
        ({"updated": "2025-01-01"}, "read it again"),
        ({"id": "other_name"}, "must be the file's name"),
        ({"updated": "yesterday"}, "updated"),
    ],
)
def test_a_bad_file_is_told(tmp_path: Path, changes: dict[str, str], message: str) -> None:
    assert message in " ".join(broken(tmp_path, **changes))


def test_a_stray_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "nowhere").mkdir()
    (tmp_path / "nowhere" / "lost.yaml").write_text("id: lost\n", encoding="utf-8")
    assert any("no record type reads" in str(one) for one in check(Book(ROOT, (tmp_path,))))


def test_an_unverified_field_of_a_state_is_told(tmp_path: Path) -> None:
    (tmp_path / "rules" / "states").mkdir(parents=True)
    text = (ROOT / "rules/states/tx.yaml").read_text(encoding="utf-8")
    (tmp_path / "rules/states/tx.yaml").write_text(text + "phone: 800-555-0100\n", encoding="utf-8")
    assert any("phone is given but not verified" in str(one) for one in check(Book(ROOT, (tmp_path,))))


def test_all_states_are_there_and_honest() -> None:
    records = book().records(StateRule)
    assert len(records) == 51
    assert {id_.upper() for id_, state in records.items() if state.window is None} == UNVERIFIED
    assert {id_.upper() for id_, state in records.items() if state.window and state.window.caution} == {"KY", "SC"}


def test_the_coverage_tables_say_what_is_unverified() -> None:
    text = coverage(book())
    rows = {row[0]: row for row in states(book())}
    assert all("unverified" in rows[state][2] for state in UNVERIFIED)
    assert rows["CA"][2] == "6 months"
    assert [row[:4] for row in federal(book())] == [
        ("US", "federal, self-funded employer plans", "4 months", "receipt")
    ]
    told = {row[0]: row for row in plans(book())}
    assert told["medicaid_ffs"][1] == "90 days (at most)"
    assert told["grandfathered"][3] == told["short_term"][1] == "unverified"
    assert told["nonfederal_gov"][1] == "180 days"
    assert "unverified" in next(row for row in plans(book()) if row[0] == "va")[1]
    assert all(line in text for line in gaps(book()))


def test_an_authority_that_nothing_names_is_listed(tmp_path: Path) -> None:
    from claimback.knowledge.orphans import unnamed

    assert "cp_h3_180" not in unnamed(book())
    text = (ROOT / "authorities/cp_h3_180.yaml").read_text(encoding="utf-8").replace("id: cp_h3_180", "id: lonely")
    (tmp_path / "authorities").mkdir()
    (tmp_path / "authorities/lonely.yaml").write_text(text, encoding="utf-8")
    using = Book(ROOT, (tmp_path,))
    assert unnamed(book()) == ()
    assert unnamed(using) == ("lonely",)
    assert any("authorities/lonely: nothing cites" in str(one) for one in check(using))


OVERLAYS = [
    ("interview/questions/lonely.yaml", "interview/questions/symptoms.yaml", [("symptoms", "lonely")],
     "nothing asks this question"),
    ("contacts/lonely.yaml", "contacts/ebsa.yaml", [("id: ebsa", "id: lonely")], "no plan and no step names"),
    ("criteria/acr/lonely.yaml", "criteria/acr/acr_mri_prostate.yaml",
     [("id: acr_mri_prostate", "id: lonely"), ("psa_values", "moon_phase")], "no question tells the fact “moon_phase”"),
    ("rules/us/fehb/lonely.yaml", "rules/us/fehb/fehb_opm.yaml",
     [("id: fehb_opm", "id: lonely"), ("authority: fehb_opm", "authority: mc_402")], "does not reach the plan “fehb”"),
    ("rules/us/fehb/lonely.yaml", "rules/us/fehb/fehb_opm.yaml",
     [("id: fehb_opm", "id: lonely"), ("\nnext:", "\nfree: [ma_101b6]\nnext:")], "ma_101b6 reaches none of the plans"),
    ("rules/us/fehb/lonely.yaml", "rules/us/fehb/fehb_opm.yaml",
     [("id: fehb_opm", "id: lonely"), ("\nnext:", "\nrests_on: [no_such_law]\nnext:")], "no authority “no_such_law”"),
    ("arguments/lonely.yaml", "arguments/guideline_not_met/gl_medicare.yaml",
     [("id: gl_medicare", "id: lonely"), ("authorities: [ma_101b, ma_101b6]", "authorities: [cp_h2_file]")],
     "cp_h2_file reaches none of the plans medicare_advantage"),
    ("arguments/lonely.yaml", "arguments/guideline_not_met/gl_medicare.yaml",
     [("id: gl_medicare", "id: lonely"), ("cite: [ma_101b]", "cite: [no_such_law]")], "no authority “no_such_law”"),
    ("rules/states/oh.yaml", "rules/states/ny.yaml", [("id: ny", "id: oh")], "ny_4914 is the law of another state"),
    ("rules/steps/lonely.yaml", "rules/steps/keep_care.yaml",
     [("id: keep_care", "id: lonely"), ("[er_continued]", "[mc_420]")], "mc_420 reaches none of the plans"),
    ("rules/steps/lonely.yaml", "rules/steps/external_hhs.yaml",
     [("id: external_hhs", "id: lonely"), ("[maximus]", "[no_such_office]")], "there is no contact “no_such_office”"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "model", "changes", "message"), OVERLAYS, ids=[row[3] for row in OVERLAYS])
def test_what_nobody_can_use_is_told(
    tmp_path: Path, path: str, model: str, changes: list[tuple[str, str]], message: str
) -> None:
    text = (ROOT / model).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    assert any(message in str(one) for one in check(Book(ROOT, (tmp_path,))))


def test_the_check_of_today_tells_what_is_old() -> None:
    late = date(2028, 6, 1)
    assert len([one for one in check(book(), late) if "read it again" in str(one)]) > 500


def test_every_plan_of_the_contract_has_its_page() -> None:
    records = book().records(PlanRecord)
    assert {id_ for id_, record in records.items() if record.contract} == set(Plan.__args__)


def test_the_decision_tree_asks_each_plan_once_in_order() -> None:
    asked = tree(book())
    orders = [ask.order for _, ask in asked]
    assert orders == sorted(set(orders))
    assert {record.id for record, _ in asked} >= set(Plan.__args__) - {"unknown"}
    named = [record.id for record, _ in asked]
    assert named.index("medicare_advantage") < named.index("erisa_self_funded"), "a Medicare card decides first"


def test_only_verified_numbers_are_shown() -> None:
    assert [one.id for one in contacts(book(), "medicare_advantage")] == []
    assert "ebsa" in {one.id for one in contacts(book(), "erisa_self_funded")}
    assert contacts(book(), "no_such_plan") == ()
