import json
from datetime import date, timedelta

from icalendar import Calendar

from claimback import export
from claimback.model import Reading
from tests.checks import good_case as case


def test_the_contracts_object():
    made = export.analysis_json(case.analysis)
    assert json.loads(json.dumps(made)) == made
    assert list(made) == [
        "schema", "source", "decision", "stage", "level", "plan", "facts", "objections", "deadlines", "findings",
    ]  # fmt: skip
    assert made["schema"] == "claimback.analysis/1"
    assert made["source"] == {
        "filename": "denial.pdf", "sha256": "a" * 64, "media_type": "application/pdf", "pages": 1, "ocr_pages": [],
    }  # fmt: skip
    assert made["facts"]["member_id"] == [
        {
            "value": "GPH553201877", "quote": "GPH553201877", "page": 1, "start": case.DENIAL.index("GPH553201877"),
            "end": case.DENIAL.index("GPH553201877") + 12, "confidence": 0.95, "found_by": "hand",
        }
    ]  # fmt: skip
    assert {"id", "what", "due", "days", "counted_from", "source", "authority"} <= set(made["deadlines"][0])
    assert made["deadlines"][0]["due"] == "2026-10-31"


def test_quotes_are_the_pages_own_words():
    made = export.analysis_json(case.analysis)
    for item in [*(fact for found in made["facts"].values() for fact in found), *made["objections"]]:
        assert case.DENIAL[item["start"] : item["end"]] == item["quote"]


def test_facts_come_in_the_contracts_order_and_answers_stay_out():
    shuffled = Reading(facts=(*reversed(case.LETTER_FACTS), case.answered("symptoms", "pain")))
    names = list(export.analysis_json(case.analysis.model_copy(update={"reading": shuffled}))["facts"])
    assert names[:4] == ["insurer", "member_name", "member_id", "reference_number"]
    assert "symptoms" not in names


def _events(tmp_path, name="a.ics", today=case.TODAY):
    export.calendar(case.analysis.rights.deadlines, "Appeal to Granite Peak", tmp_path / name, today)
    data = (tmp_path / name).read_bytes()
    return data, Calendar.from_ical(data).walk("VEVENT")


def test_deadlines_are_all_day_events_with_two_reminders(tmp_path):
    _, events = _events(tmp_path)
    assert [event.decoded("dtstart") for event in events] == [date(2026, 10, 31), date(2026, 6, 15)]
    for event in events:
        assert [alarm.decoded("trigger") for alarm in event.walk("VALARM")] == [
            timedelta(hours=9) - timedelta(days=days) for days in (14, 3)
        ]


def test_events_keep_their_ids_from_day_to_day(tmp_path):
    one, two = _events(tmp_path), _events(tmp_path, "b.ics", date(2026, 6, 9))
    assert [str(event["uid"]) for event in one[1]] == [str(event["uid"]) for event in two[1]]
    assert len({str(event["uid"]) for event in one[1]}) == 2
    assert one[0] == _events(tmp_path)[0] != two[0]


def test_events_are_told_apart_and_end_in_one_stop(tmp_path):
    first = case.analysis.rights.deadlines[0]
    one = first.model_copy(update={"id": "appeal", "source": "letter", "what": "Last day to appeal."})
    law = one.model_copy(update={"id": "appeal_law", "source": "law", "due": one.due + timedelta(days=9)})
    call = one.model_copy(update={"id": "peer_to_peer", "what": "Doctor's call (peer-to-peer)."})
    export.calendar([one, law, call], "A case", tmp_path / "days.ics", case.TODAY)
    events = Calendar.from_ical((tmp_path / "days.ics").read_bytes()).walk("VEVENT")
    names = [str(event["summary"]) for event in events]
    assert names == [
        "Last day to appeal, by the letter (A case)", "Last day to appeal, by the law (A case)",
        "Doctor's call (peer-to-peer) (A case)",
    ]  # fmt: skip
    assert not any(".." in str(event["description"]) or "). (" in str(event["summary"]) for event in events)
