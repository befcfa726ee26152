"""The answers file: written to be filled in by hand, read back to the letter, strict with plain errors."""

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimback.interview import from_yaml, questions, to_yaml
from claimback.interview.words import is_open
from claimback.knowledge.interview import InterviewQuestion, flow, in_order
from claimback.model import Answer, BadAnswers, Known

from .interview_cases import PT, denial, letter, notes, shelf
from .test_interview_knowledge import KINDS

NONE = Known()


def read(text):
    return {answer.question: answer.value for answer in from_yaml(text, shelf())}


def kept(**answers):
    """What comes back of answers that were written into a new file."""
    given_ = [Answer(question=name, value=value) for name, value in answers.items()]
    return read(to_yaml((), NONE, given_, shelf()))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("evidence", [None, notes()])
def test_an_untouched_file_holds_no_answer(kind, evidence):
    asked = questions(denial(kind, plan="unknown"), letter(), evidence, shelf())
    text = to_yaml(asked, letter(), (), shelf())
    assert from_yaml(text, shelf()) == ()
    assert list(yaml.safe_load(text)) == [question.id for question in asked]


def test_each_question_shows_its_text_reason_choices_and_suggestion():
    asked = questions(denial("conservative_care"), letter(), notes(), shelf())
    text = to_yaml(asked, letter(), (), shelf())
    flat = " ".join(text.replace("\n# ", " ").split())
    for question in asked:
        assert question.text in flat and question.why in flat, question.id
        assert all(f"#   {choice.value} - {choice.label}" in text for choice in question.choices)
    assert "# From your records: right ankle dorsiflexion 4/5" in text
    assert "#   “right ankle dorsiflexion 4/5” (office.pdf, page 1)" in text
    assert "Write agree to accept" in text
    assert "# ---- Your safety comes first" in text
    assert f"({len(asked)})" in text.splitlines()[0]


def test_every_example_can_be_read_as_an_answer():
    for id_, (record, _) in in_order(shelf()).items():
        if record.type == "items":
            indented = record.example.replace("\n", "\n  ")
            assert read(f"{id_}:\n  {indented}")[id_], id_


def test_every_kind_of_answer_comes_back_as_written():
    answers = {
        "red_flags": ["trauma", "new_weakness"],
        "treatments": [PT, {"kind": "other", "what": "ice: 3 # times", "directed_by": "Dr. O'Sample"}, "agree 2"],
        "reevaluation": [],
        "symptom_onset": "2026-07-20",
        "exam_findings": "agree",
        "pain_score": 7.5,
        "urgent_now": "no",
        "doctor_phone": "541-555-0142 ext. 3",
        "patient_relation": "self",
        "symptoms": "My back: it hurts.\n\n  # a lot\nAnd my leg.",
        "sender_address": "77 Juniper Loop, Bend, OR 97701",
        "state": "OR",
    }
    assert kept(**answers) == answers


def test_answers_of_earlier_rounds_are_kept_and_not_asked_again():
    asked = questions(denial("conservative_care"), letter(), None, shelf())
    text = to_yaml(asked, letter(), [Answer(question="symptoms", value="It hurts.")], shelf())
    assert read(text) == {"symptoms": "It hurts."}
    assert text.count("\nsymptoms:") == 1


anything = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"),
        include_characters="\t\n\r\x7f\x85",
        exclude_characters="\ufffe\uffff",
    ),
    min_size=1,
).filter(str.strip)


@settings(max_examples=150)
@given(anything)
def test_any_text_survives_to_the_letter(said):
    for name in ("symptoms", "known_condition"):
        assert kept(**{name: said}) == {name: _as_meant(said)}


@given(anything, anything)
def test_any_text_survives_in_an_item(what, why):
    item = {"kind": "other", "what": what, "why_stopped": why}
    assert kept(treatments=[item]) == {"treatments": [item]}


@pytest.mark.parametrize(
    "said",
    [
        "a: b",
        "'",
        '"',
        "- x",
        "#x",
        " x # y ",
        "é 😀",
        "\ufeffx",
        "a\r\nb",
        "a\rb",
        "a\u2028b\x85c",
        "\tx",
        "| x",
        "> x",
        "~",
        "null",
        "skip",
        "?",
        "I don't know.",
        "{a}",
        "[a",
        "&a *b !c %d @e `f",
        "x\\n",
        "x\n",
        "\n\nx",
        "x:",
        "---",
        "...",
        "\x7f",
    ],
)
def test_odd_texts_survive(said):
    assert kept(symptoms=said, own_words=said) == {"symptoms": said, "own_words": said}
    item = {"kind": "other", "what": said}
    assert kept(treatments=[item]) == {"treatments": [item]}


def _as_meant(said):
    """`agree` is the one word with a meaning of its own, however it is spaced."""
    words = said.lower().split()
    return " ".join(words) if words[:1] == ["agree"] and (words[1:] == [] or words[1].isdecimal()) else said


typed = st.text(
    st.characters(
        min_codepoint=32,
        max_codepoint=0x1F6FF,
        exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"),
        exclude_characters="\ufeff\xad",
    ),
    min_size=1,
)


@given(typed)
def test_text_typed_after_the_colon_is_taken_as_it_is(said):
    assume(said == said.strip() and said[0] not in "|>'\"#")
    assume(not said.lower().startswith("agree") and not is_open(said, flow(shelf())))
    assert read(f"symptoms: {said}\npain_score: 3\n") == {"symptoms": said, "pain_score": 3}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("symptoms: It hurts: all day, #1 problem", "It hurts: all day, #1 problem"),
        ("symptoms: [bad] {very} & *so*", "[bad] {very} & *so*"),
        ("symptoms: one\n  two: 2\n\n  three\n", "one\ntwo: 2\n\nthree"),
        ("symptoms: |\n  one\n    two # 2\n\n  three\n\n", "one\n  two # 2\n\nthree"),
        ("symptoms: |\r\n  one\r\n  two\r\n", "one\ntwo"),
        ("symptoms: >\n  one\n  two\n", "one two"),
        ('symptoms: "  one: \\"two\\" "', '  one: "two" '),
        ("symptoms: 'it''s'", "it's"),
        ("symptoms:\n  on the next\n  line", "on the next\nline"),
        ("symptoms: 2026", "2026"),
        ("symptoms: yes", "yes"),
        ("symptoms: Je ne peux pas dormir. 😀", "Je ne peux pas dormir. 😀"),
    ],
)
def test_free_text_as_people_type_it(text, value):
    assert read(text) == {"symptoms": value}


def test_a_long_text_keeps_the_lines_of_what_follows():
    with pytest.raises(BadAnswers, match=r"^Line 5: "):
        read("symptoms: one\n  two\n\n  three\npain_score: high\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n# only a note\n",
        "symptoms:\n",
        "symptoms: ~",
        "symptoms: ''",
        "symptoms: |\n\n",
        "symptoms: skip",
        "pain_score: I don't know",
        "treatments: I don’t know.",
        "treatments: []",
        "treatments:\n  - \n",
        "red_flags: ?",
        "\ufeffsymptoms:",
    ],
)
def test_what_is_left_open_is_no_answer(text):
    assert read(text) in ({}, {"treatments": []}) and not any(read(text).values())


@pytest.mark.parametrize(
    ("typed_", "value"),
    [
        ("2026-03-04", "2026-03-04"),
        ("March 4, 2026", "2026-03-04"),
        ("march 4 2026", "2026-03-04"),
        ("Mar. 4, 2026", "2026-03-04"),
        ("Sept 4, 2026", "2026-09-04"),
        ("4 March 2026", "2026-03-04"),
        ("March 4th, 2026", "2026-03-04"),
        ("3/4/2026", "2026-03-04"),
        ("03-04-2026", "2026-03-04"),
        ('"2026-03-04"', "2026-03-04"),
        ("2/29/2024", "2024-02-29"),
    ],
)
def test_dates(typed_, value):
    assert read(f"symptom_onset: {typed_}") == {"symptom_onset": value}


@pytest.mark.parametrize(
    "typed_",
    [
        "2026-02-30",
        "2/29/2026",
        "13/4/2026",
        "3/4/26",
        "March 2026",
        "mid September",
        "0026-01-01",
        "2026",
        "[2026-01-01]",
    ],
)
def test_no_dates(typed_):
    with pytest.raises(BadAnswers, match=r"(?i)line 2: .*date"):
        read(f"pain_score: 3\nsymptom_onset: {typed_}")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("urgent_now: no", "no"),
        ("urgent_now: No.", "no"),
        ("urgent_now: Y", "yes"),
        ("urgent_now: true", "yes"),
        ("pain_score: 7", 7),
        ("pain_score: 7.5", 7.5),
        ("pain_score: 0", 0),
        ("doctor_phone: (541) 555-0142", "541-555-0142"),
        ("doctor_phone: +1 541.555.0142 ext 7", "541-555-0142 ext. 7"),
        ("doctor_phone: 5415550142", "541-555-0142"),
        ("symptom_change: About the same", "same"),
        ("symptom_change: WORSE", "worse"),
        ("state: Oregon", "OR"),
        ("state: no", None),
        ("red_flags: none", ["none"]),
        ("red_flags: none of these", ["none"]),
        ("red_flags: trauma, new_weakness, trauma", ["trauma", "new_weakness"]),
        ("red_flags: [trauma]", ["trauma"]),
        ("red_flags:\n- trauma\n- agree 2", ["trauma", "agree 2"]),
        ("red_flags: Agree", "agree"),
        ("treatments: none", []),
        ("treatments: No.", []),
        ("treatments: agree", "agree"),
        ("treatments:\n  kind: brace", [{"kind": "brace"}]),
        ("treatments:\n- agree 1\n- kind: brace\n  visits:\n  what: not sure", ["agree 1", {"kind": "brace"}]),
    ],
)
def test_typed_answers(text, value):
    if value is None:
        with pytest.raises(BadAnswers):
            read(text)
    else:
        assert list(read(text).values()) == [value]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("symptom: x", 1, "Did you mean “symptoms”"),
        ("\n\nqwertzuiop: x", 3, "there is no question “qwertzuiop”"),
        ("symptoms: a\nsymptoms: b", 2, "answered twice"),
        ("pain_score: bad", 1, "not a number"),
        ("pain_score: nan", 1, "not a number"),
        ("pain_score: 11", 1, "from 0 to 10"),
        ("pain_score: [1, 2]", 1, "one number, not a list"),
        ("urgent_now: perhaps", 1, "neither yes nor no"),
        ("symptom_onset: soon", 1, "write dates like 2026-03-04; also accepted are March 4, 2026 and 3/4/2026"),
        ("symptom_change: worsen", 1, "did you mean worse?"),
        ("red_flags: tumor", 1, "not one of the choices"),
        ("red_flags: [none, trauma]", 1, "none cannot stand beside other choices"),
        ("red_flags:\n  a: b", 2, "a list of choices"),
        ("doctor_phone: 555-0142", 1, "area code"),
        ("doctor_phone: +44 20 7946 0958", 1, "area code"),
        ("also_right: agree", 1, "not one of the choices"),
        ("treatments: therapy", 1, "a list; start each entry with a dash"),
        ("treatments:\n  - therapy", 2, "names its parts"),
        ("treatments:\n  - what: x", 2, "has no kind"),
        ("treatments:\n  - kind: brace\n    strat: 2026-01-01", 3, "Did you mean “start”"),
        ("treatments:\n  - kind: brace\n    start: soon", 3, "“treatments, start”"),
        ("treatments:\n  - kind: brace\n    start: 2026-02-01\n    end: 2026-01-01", 2, "before it starts"),
        ("treatments:\n  - kind: brace\n    what: x # y", 3, "would be lost"),
        ("treatments:\n  - kind: brace\n    what: a: b", 3, "a colon inside the text"),
        ("treatments:\n\t- kind: brace", 2, "tab"),
        ("symptoms: |\none line\npain_score: 3", 2, "neither a question"),
        ("symptoms: | text", 1, "same line as the |"),
        ('symptoms: "open', 1, "never closed"),
        ('symptoms: "Ouch" she said', 1, "cannot be read"),
        ("symptoms:\n  pain: bad", 2, "one text, not a list"),
        ("just text", 1, "after its question's name"),
        ("- a\n- b", 1, "after its question's name"),
        ("pain_score: 3\nsymptoms: \x07", 2, "a sign in it that no letter can show"),
        ("pain_score: 3\nurgent_now: \x07", 2, "a sign that cannot be read. Save"),
        ("a: &x [*x]\nb: *y", 2, "cannot be read"),
    ],
)
def test_errors_name_the_line_in_plain_words(text, line, words):
    with pytest.raises(BadAnswers) as error:
        read(text)
    assert error.value.message.startswith(f"Line {line}: "), error.value.message
    assert words in error.value.message
    assert not set(error.value.message) & set("<>")


def test_hostile_files_are_refused():
    with pytest.raises(BadAnswers, match="too long"):
        read("symptoms: " + "x" * 1_000_001)
    with pytest.raises(BadAnswers, match="brackets"):
        read("symptoms:\n " + "[" * 2000)


@given(st.text())
def test_any_file_is_read_or_refused_in_plain_words(text):
    try:
        read(text)
    except BadAnswers as error:
        assert error.message


@given(st.dictionaries(st.sampled_from(sorted(shelf().records(InterviewQuestion))), st.text(max_size=20), max_size=4))
def test_any_answers_are_read_or_refused_in_plain_words(answers):
    try:
        read("\n".join(f"{name}: {said}" for name, said in answers.items()))
    except BadAnswers as error:
        assert error.message
