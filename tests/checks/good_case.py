# ruff: noqa: E501
"""An invented case with undamaged letters, built by hand: for the export and the checks. Nobody in it exists."""

import re
from datetime import date

from claimback.model import (
    Analysis,
    AnswerRef,
    AnswerSource,
    AuthorityRef,
    Blank,
    Block,
    Deadline,
    Denial,
    Derived,
    Document,
    Draft,
    Evidence,
    Exhibit,
    ExhibitRef,
    Fact,
    FactRef,
    Form,
    Known,
    Objection,
    Page,
    Reading,
    Record,
    Rights,
    Run,
    Sentence,
    Support,
)  # fmt: skip

TODAY = date(2026, 6, 1)

DENIAL = """Granite Peak Health Plan
PO Box 4410, Omaha, NE 68103

May 4, 2026

Member: Dana Whitlock
Member ID: GPH553201877
Reference number: 26-0418822
Requested service: MRI lumbar spine without contrast
Procedure code: 72148      Diagnosis: M54.16
Ordering provider: Priya Raman, MD

Dear Dana Whitlock,
We reviewed the request for an MRI of the lumbar spine, left side symptoms. We denied it.
The records do not show six weeks of provider-directed conservative treatment within the last six months.
An X-ray should be done before advanced imaging.
Criteria used: Northfield Spine Imaging Guideline SP-3.1.
You may appeal within 180 days of this notice.
Mail your appeal to Granite Peak Health Plan, Appeals Unit, PO Box 4411, Omaha, NE 68103, or fax 402-555-0144.
"""
NOTE = """Raman Family Medicine
Patient: Dana Whitlock    DOB: 02/11/1979
Date of visit: April 20, 2026
Low back pain radiating to the left leg since January 12, 2026, getting worse.
Straight-leg raise positive on the left at 40 degrees. Strength 4/5 left great toe extension.
Physical therapy 12 visits from March 3 to April 14, 2026 with no improvement. Naproxen 500 mg, no relief.
Lumbar X-ray of April 6, 2026: no fracture, disc space narrowing L4-L5.
"""
letter_file = Document(
    id="a" * 64, filename="denial.pdf", media_type="application/pdf", pages=(Page(number=1, text=DENIAL),)
)
note_file = Document(
    id="b" * 64, filename="visit-note.txt", media_type="text/plain", pages=(Page(number=1, text=NOTE),)
)


def stated(name, value, quote, document=letter_file, status="proposed"):
    """A fact that a document states in these words."""
    start = document.pages[0].text.index(quote)
    source = document.span(1, start, start + len(quote))
    return Fact(name=name, value=value, source=source, found_by="hand", confidence=0.95, status=status)


def answered(name, value):
    """A fact that the person told."""
    return Fact(
        name=name, value=value, source=AnswerSource(question=name), found_by="answer", confidence=1, status="confirmed"
    )


LETTER_FACTS = (
    stated("insurer", "Granite Peak Health Plan", "Granite Peak Health Plan"),
    stated("notice_date", "2026-05-04", "May 4, 2026"),
    stated("member_name", "Dana Whitlock", "Dana Whitlock"),
    stated("member_id", "GPH553201877", "GPH553201877"),
    stated("reference_number", "26-0418822", "26-0418822"),
    stated("service", "MRI lumbar spine without contrast", "MRI lumbar spine without contrast"),
    stated("modality", "mri", "MRI"),
    stated("body_part", "lumbar_spine", "lumbar spine"),
    stated("procedure_code", "72148", "72148"),
    stated("diagnosis_code", "M54.16", "M54.16"),
    stated("provider", "Priya Raman, MD", "Priya Raman, MD"),
    stated("criteria", "Northfield Spine Imaging Guideline SP-3.1", "Northfield Spine Imaging Guideline SP-3.1"),
    stated("appeal_window_days", 180, "180 days"),
    stated(
        "appeal_address",
        "Granite Peak Health Plan, Appeals Unit, PO Box 4411, Omaha, NE 68103",
        "Granite Peak Health Plan, Appeals Unit, PO Box 4411, Omaha, NE 68103",
    ),
    stated("appeal_fax", "402-555-0144", "402-555-0144"),
)
CARE = "The records do not show six weeks of provider-directed conservative treatment within the last six months."
XRAY = "An X-ray should be done before advanced imaging."
OBJECTIONS = tuple(
    Objection(
        kind=kind, stated=stated("objection", kind, words).source, confidence=0.9, found_by="hand",
        criterion="Northfield Spine Imaging Guideline SP-3.1",
    )
    for kind, words in (("conservative_care", CARE), ("alternative_imaging", XRAY))
)  # fmt: skip
THERAPY = "Physical therapy 12 visits from March 3 to April 14, 2026 with no improvement. Naproxen 500 mg, no relief."
RECORD_FACTS = (
    stated("patient_name", "Dana Whitlock", "Dana Whitlock", note_file, "confirmed"),
    stated("date_of_birth", "1979-02-11", "02/11/1979", note_file, "confirmed"),
    stated("symptom_onset", "2026-01-12", "January 12, 2026", note_file, "confirmed"),
    stated(
        "exam_findings", "Straight-leg raise positive on the left at 40 degrees",
        "Straight-leg raise positive on the left at 40 degrees", note_file, "confirmed",
    ),
    stated(
        "prior_imaging", [{"study": "Lumbar X-ray", "date": "2026-04-06", "result": "disc space narrowing L4-L5"}],
        "Lumbar X-ray of April 6, 2026: no fracture, disc space narrowing L4-L5.", note_file, "confirmed",
    ),
)  # fmt: skip
TREATMENTS = [
    {
        "kind": "physical_therapy", "start": "2026-03-03", "end": "2026-04-14", "visits": 12,
        "directed_by": "Priya Raman, MD", "result": "no_better",
    },
    {"kind": "nsaid", "what": "naproxen 500 mg", "result": "no_better"},
]  # fmt: skip
ANSWERS = (
    answered("sender_name", "Dana Whitlock"),
    answered("sender_address", "18 Alder Court, Lincoln, NE 68502"),
    answered("sender_phone", "402-555-0119"),
    answered("symptoms", "The pain runs from my back down my left leg to the big toe."),
    answered("function_limits", "I cannot stand at my job for more than 20 minutes or lift my son."),
    answered("symptom_change", "worse"),
    answered("treatments", TREATMENTS),
    answered("doctor_name", "Priya Raman, MD"),
    answered("doctor_supports", "yes"),
)
DERIVED = (
    Fact(
        name="care_days", value=42, source=Derived(rule="care_clock", using=("treatments",)), found_by="care_clock",
        confidence=1, status="confirmed",
    ),
)  # fmt: skip
CASE_FACTS = (
    Fact(name="plan", value="erisa_self_funded", source=Derived(rule="classify"), found_by="classify", confidence=0.9),
    *(
        Fact(name="objection", value=o.kind, source=o.stated, found_by=o.found_by, confidence=o.confidence)
        for o in OBJECTIONS
    ),
)
known = Known([*LETTER_FACTS, *CASE_FACTS, *ANSWERS, *RECORD_FACTS, *DERIVED])
analysis = Analysis(
    document=letter_file,
    reading=Reading(facts=LETTER_FACTS),
    denial=Denial(
        decision="denied", stage="pre_service", level="initial", plan="erisa_self_funded", objections=OBJECTIONS
    ),
    rights=Rights(
        deadlines=(
            Deadline(
                id="appeal", what="Last day to appeal", due=date(2026, 10, 31), days=180,
                counted_from="notice_date", source="letter", how="180 days after May 4, 2026",
            ),
            Deadline(
                id="send_soon", what="Send the appeal by this day", due=date(2026, 6, 15), days=14, counted_from="today",
                source="practice", how="14 days after June 1, 2026",
            ),
        )
    ),
)  # fmt: skip
EXHIBITS = (
    Exhibit(
        label="A", title="Denial letter of May 4, 2026", document=letter_file.id, filename="denial.pdf", pages=(1,)
    ),
    Exhibit(
        label="B", title="Office note of Priya Raman, MD, April 20, 2026", document=note_file.id,
        filename="visit-note.txt", pages=(1,),
    ),
)  # fmt: skip
RECORD = Record(
    document=note_file.id, filename="visit-note.txt", kind="office_note", title="Office note", dated=date(2026, 4, 20),
    facts=RECORD_FACTS,
)  # fmt: skip
evidence = Evidence(records=(RECORD,), exhibits=EXHIBITS)
_DIRECT = {fact.name: fact for fact in (*LETTER_FACTS, *RECORD_FACTS, *ANSWERS, *DERIVED)}


def by(name) -> Support:
    """The support that a fact of this case gives."""
    fact = _DIRECT[name]
    if isinstance(fact.source, AnswerSource):
        return AnswerRef(question=fact.source.question, value=fact.value)
    if isinstance(fact.source, Derived):
        return FactRef(name=name, value=fact.value, quote="", document="", page=0)
    return FactRef(
        name=name, value=fact.value, quote=fact.source.quote, document=fact.source.document, page=fact.source.page
    )


def objection(kind) -> Support:
    """The support that an objection gives."""
    found = next(o for o in OBJECTIONS if o.kind == kind)
    return FactRef(name="objection", value=kind, quote=found.stated.quote, document=letter_file.id, page=1)


def says(text, *support) -> Sentence:
    """A sentence; `**bold**` and `[blank]` mark runs. Without support it is form text."""
    runs = tuple(
        Run(
            text=part.strip("*") if part.startswith("**") else part,
            bold=part.startswith("**"),
            blank=part.startswith("["),
        )
        for part in re.split(r"(\*\*.+?\*\*|\[.+?\])", text)
        if part
    )
    blanks = [Blank(name=run.text.strip("[]")) for run in runs if run.blank]
    return Sentence(runs=runs, support=(*support, *blanks) or (Form(id="appeal"),))


def row(label, value, *support) -> Sentence:
    """A row of the re-block."""
    return Sentence(runs=(Run(text=f"{label} "), Run(text=value)), support=support)


NOTE_B = ExhibitRef(label="B", document=note_file.id, page=1)
LETTER_A = ExhibitRef(label="A", document=letter_file.id, page=1)
REVIEW = AuthorityRef(id="cp_h3_consult", citation="29 CFR 2560.503-1(h)(3)(iii)")
appeal_letter = Draft(
    id="appeal-letter",
    title="Appeal of the denial of an MRI of the lumbar spine",
    blocks=(
        Block(
            kind="sender",
            sentences=(
                says("Dana Whitlock", by("sender_name")),
                says("18 Alder Court", by("sender_address")),
                says("Lincoln, NE 68502", by("sender_address")),
                says("402-555-0119", by("sender_phone")),
            ),
        ),
        Block(kind="date", sentences=(says("June 1, 2026", Form(id="today")),)),
        Block(
            kind="address",
            sentences=(
                says("Granite Peak Health Plan", by("appeal_address")),
                says("Appeals Unit", by("appeal_address")),
                says("PO Box 4411, Omaha, NE 68103", by("appeal_address")),
                says("By fax: 402-555-0144", by("appeal_fax")),
            ),
        ),
        Block(
            kind="reference",
            sentences=(
                row("Member", "Dana Whitlock", by("member_name")),
                row("Member ID", "GPH553201877", by("member_id")),
                row("Reference number", "26-0418822", by("reference_number")),
                row("Denial dated", "May 4, 2026", by("notice_date")),
                row("Service", "MRI lumbar spine without contrast (72148)", by("service"), by("procedure_code")),
                row("Diagnosis", "M54.16", by("diagnosis_code")),
            ),
        ),
        Block(kind="salutation", sentences=(says("To the Appeals Unit:"),)),
        Block(
            kind="paragraph",
            id="opening",
            sentences=(
                says(
                    "I am appealing your decision of May 4, 2026 to deny an MRI of my lumbar spine (Exhibit A).",
                    by("notice_date"), by("service"), LETTER_A,
                ),
                says("I ask that you reverse it and approve the study."),
            ),
        ),
        Block(kind="heading", sentences=(says("My condition"),)),
        Block(
            kind="paragraph",
            id="clinical",
            sentences=(
                says("My pain began on January 12, 2026, and it is getting worse.", by("symptom_onset"), by("symptom_change")),
                says("The pain runs from my back down my left leg to the big toe.", by("symptoms")),
                says("I cannot stand at my job for more than 20 minutes or lift my son.", by("function_limits")),
                says(
                    "On examination Dr. Raman found: “Straight-leg raise positive on the left at 40 degrees” (Exhibit B, page 1).",
                    by("exam_findings"), by("doctor_name"), NOTE_B,
                ),
            ),
        ),
        Block(kind="heading", sentences=(says("Conservative treatment was done"),), id="conservative_care"),
        Block(
            kind="paragraph",
            id="conservative_care",
            sentences=(
                says(
                    "Your letter says: “The records do not show six weeks of provider-directed conservative treatment "
                    "within the last six months.”",
                    objection("conservative_care"),
                ),
                says(
                    "I completed 12 visits of physical therapy between March 3, 2026 and April 14, 2026, directed by "
                    "Priya Raman, MD, and was no better.",
                    by("treatments"), NOTE_B,
                ),
                says("I also took naproxen 500 mg, which did not help.", by("treatments")),
                says("That is 42 days of treatment that my doctor directed.", by("care_days"), by("treatments")),
            ),
        ),
        Block(kind="heading", sentences=(says("The X-ray was done first"),), id="alternative_imaging"),
        Block(
            kind="paragraph",
            id="alternative_imaging",
            sentences=(
                says("Your letter says: “An X-ray should be done before advanced imaging.”", objection("alternative_imaging")),
                says(
                    "The X-ray of April 6, 2026 showed disc space narrowing L4-L5 and cannot show the nerve (Exhibit B).",
                    by("prior_imaging"), NOTE_B,
                ),
            ),
        ),
        Block(kind="heading", sentences=(says("What I ask"),)),
        Block(
            kind="bullets",
            sentences=(
                says("Approve the MRI of the lumbar spine.", by("service")),
                says(
                    "Have a clinician with training in the field decide this appeal (29 CFR 2560.503-1(h)(3)(iii)).", REVIEW
                ),
                says("Telephone Priya Raman, MD with any question.", by("doctor_name")),
            ),
        ),
        Block(kind="closing", sentences=(says("Thank you for your prompt attention."), says("Sincerely,"))),
        Block(kind="signature", sentences=(says("Dana Whitlock", by("sender_name")),)),
        Block(
            kind="enclosures",
            sentences=(
                says("Exhibit A: Denial letter of May 4, 2026", LETTER_A),
                says("Exhibit B: Office note of Priya Raman, MD, April 20, 2026", NOTE_B),
            ),
        ),
    ),
)  # fmt: skip
doctor_letter = Draft(
    id="doctor-letter",
    title="Letter of medical necessity",
    blocks=(
        Block(kind="sender", sentences=(says("Priya Raman, MD", by("doctor_name")), says("[practice address]"))),
        Block(kind="note", sentences=(says("Please correct anything that is wrong and fill in what is open."),)),
        Block(kind="date", sentences=(says("[date]"),)),
        Block(kind="reference", sentences=(row("Patient", "Dana Whitlock", by("member_name")),)),
        Block(
            kind="paragraph",
            sentences=(
                says("I treat Dana Whitlock for pain that began on January 12, 2026.", by("member_name"), by("symptom_onset")),
                says("The study must answer this question: [clinical question]."),
            ),
        ),
        Block(kind="closing", sentences=(says("Sincerely,"),)),
        Block(kind="signature", sentences=(says("Priya Raman, MD", by("doctor_name")),)),
    ),
)  # fmt: skip
cover = Draft(
    id="cover",
    title="Appeal packet of Dana Whitlock",
    blocks=(
        Block(kind="heading", sentences=(says("Appeal packet"),)),
        Block(
            kind="reference",
            sentences=(
                row("Member", "Dana Whitlock", by("member_name")),
                row("Reference number", "26-0418822", by("reference_number")),
            ),
        ),
    ),
)
drafts = (appeal_letter, doctor_letter, cover)

long_letter = appeal_letter.model_copy(
    update={
        "blocks": (
            *appeal_letter.blocks,
            *(
                Block(
                    kind="paragraph",
                    id=f"more.{at}",
                    sentences=(Sentence(runs=(Run(text="And more."),), support=(Form(id="more"),)),),
                )
                for at in range(30)
            ),
        )
    }
)
"""The appeal, and as many paragraphs as make it run on to a second page."""
