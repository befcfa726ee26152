"""Cases over kinds of objection and plan types. All people, insurers, and numbers are invented."""

from dataclasses import replace

from tests.draft.build import Case

LUMBAR = Case(
    plan="erisa_self_funded",
    letter="""Cascadia Mutual Benefit Administrators
October 12, 2026
Member: Marisol Ferrante
Member ID: JVB 5580 31964
Group number: 60417
Case number: CM-2610-44871
Requested service: MRI of the lumbar spine without contrast (CPT 72148)
Diagnosis: M54.16
Requesting provider: Hanna Lindqvist-Okafor, MD
The note does not show that you have completed six weeks of treatment directed by a health care provider
within the past three months, and it does not show that you were examined again after such treatment and were no better.
For these reasons the request does not meet the Meridian Spine Imaging Criteria, section SP-4, Low Back Pain.
Your doctor may speak with a Meridian physician by calling 888-555-0174 within 14 calendar days.
Appeals: Cascadia Mutual Benefit Administrators, Member Appeals, PO Box 5561, Eugene, OR 97405, Fax: 541-555-0168
""",
    facts={
        "insurer": ("Cascadia Mutual Benefit Administrators", "Cascadia Mutual Benefit Administrators"),
        "notice_date": ("2026-10-12", "October 12, 2026"),
        "member_name": ("Marisol Ferrante", "Marisol Ferrante"),
        "member_id": ("JVB 5580 31964", "JVB 5580 31964"),
        "group_number": ("60417", "60417"),
        "reference_number": ("CM-2610-44871", "CM-2610-44871"),
        "service": ("MRI of the lumbar spine without contrast", "MRI of the lumbar spine without contrast"),
        "modality": ("mri", "MRI"),
        "body_part": ("lumbar_spine", "lumbar spine"),
        "procedure_code": ("72148", "72148"),
        "diagnosis_code": ("M54.16", "M54.16"),
        "provider": ("Hanna Lindqvist-Okafor, MD", "Hanna Lindqvist-Okafor, MD"),
        "criteria": (
            "Meridian Spine Imaging Criteria, section SP-4, Low Back Pain",
            "Meridian Spine Imaging Criteria, section SP-4, Low Back Pain",
        ),
        "appeal_address": (
            "Cascadia Mutual Benefit Administrators, Member Appeals, PO Box 5561, Eugene, OR 97405",
            "Cascadia Mutual Benefit Administrators, Member Appeals, PO Box 5561, Eugene, OR 97405",
        ),
        "appeal_fax": ("541-555-0168", "541-555-0168"),
        "peer_to_peer_phone": ("888-555-0174", "888-555-0174"),
    },
    objections=(
        (
            "conservative_care",
            "The note does not show that you have completed six weeks of treatment directed by a health care provider\n"
            "within the past three months, and it does not show that you were examined again after such treatment and "
            "were no better.",
        ),
    ),
    criterion="Meridian Spine Imaging Criteria, section SP-4, Low Back Pain",
    answers={
        "patient_relation": "self",
        "red_flags": ["new_weakness"],
        "treatments": [
            {
                "kind": "nsaid",
                "what": "naproxen 500 mg, twice a day",
                "start": "2026-08-03",
                "end": "2026-09-30",
                "directed_by": "Dr. Lindqvist-Okafor",
                "result": "no_better",
            },
            {
                "kind": "physical_therapy",
                "start": "2026-08-10",
                "end": "2026-09-25",
                "visits": 9,
                "directed_by": "Dr. Lindqvist-Okafor",
                "result": "no_better",
            },
        ],
        "reevaluation": [{"date": "2026-09-30", "how": "office", "by": "Dr. Lindqvist-Okafor", "result": "worse"}],
        "prior_imaging": [{"study": "X-ray", "date": "2026-08-04", "result": "no fracture", "part": "lower back"}],
        "symptom_onset": "2026-07-20",
        "symptom_change": "worse",
        "symptoms": "It started low in my back when I was hosing out the bus, and by that weekend it was running down "
        "my right leg. Since about the middle of September my right foot is weak: the toes catch on the stairs.",
        "function_limits": "I can't sit more than 20 minutes before I have to get up, and I drive a school bus for a "
        "living: I have missed 11 days of work.",
        "exam_findings": "Right ankle dorsiflexion 4/5, less feeling on top of the right foot, straight-leg raise "
        "positive on the right at 40 degrees.",
        "surgery_or_injection_considered": "yes",
        "planned_change": "The MRI decides whether I get an epidural steroid injection or go to a spine surgeon.",
        "doctor_name": "Hanna Lindqvist-Okafor, MD",
        "doctor_supports": "yes",
        "doctor_practice": "Tamarack Family Medicine",
        "doctor_specialty": "family medicine",
        "doctor_phone": "541-555-0142",
        "doctor_fax": "541-555-0143",
        "sender_address": "77 Juniper Loop, Bend, OR 97701",
        "sender_phone": "541-555-0119",
    },
    records=(
        ("Office note, September 30, 2026", "office_note", ("exam_findings", "reevaluation", "red_flags")),
        ("Physical therapy discharge summary, September 25, 2026", "therapy_note", ("treatments",)),
    ),
)

KNEE_MEDICARE = Case(
    plan="medicare_advantage",
    letter="""Harbor Senior Advantage (HMO)
Date: November 2, 2026
Enrollee: Otis Brandvold   Member number: HSA88120
We denied MRI left knee. Plain radiographs of the knee should be obtained before an MRI is considered.
Case ID 7781-K. Ordered by Priya Natarajan-Lowe, DO.
""",
    facts={
        "insurer": ("Harbor Senior Advantage (HMO)", "Harbor Senior Advantage (HMO)"),
        "notice_date": ("2026-11-02", "November 2, 2026"),
        "member_name": ("Otis Brandvold", "Otis Brandvold"),
        "member_id": ("HSA88120", "HSA88120"),
        "service": ("MRI left knee", "MRI left knee"),
        "modality": ("mri", "MRI"),
        "body_part": ("knee", "knee"),
        "laterality": ("left", "left"),
        "reference_number": ("7781-K", "7781-K"),
        "provider": ("Priya Natarajan-Lowe, DO", "Priya Natarajan-Lowe, DO"),
    },
    objections=(
        ("alternative_imaging", "Plain radiographs of the knee should be obtained before an MRI is considered."),
    ),
    answers={
        "patient_relation": "self",
        "symptom_onset": "2026-08-29",
        "symptoms": "My left knee locks when I get up from a chair, and it gives way on the stairs.",
        "symptom_change": "same",
        "prior_imaging": [
            {
                "study": "X-ray of the left knee, three views",
                "date": "2026-09-14",
                "place": "Harbor Imaging",
                "result": "Mild joint space narrowing, no fracture",
                "part": "left knee",
            }
        ],
        "clinical_question": "Is there a displaced meniscal tear?",
        "planned_change": "A displaced tear goes to arthroscopy; otherwise we continue therapy.",
        "sender_address": "12 Quay Street, Astoria, OR 97103",
        "sender_phone": "503-555-0133",
    },
    records=(("X-ray report, September 14, 2026", "imaging_report", ("prior_imaging",)),),
)

SHOULDER_MEDICAID = Case(
    plan="medicaid",
    letter="""Riverbend Community Health Plan (Medicaid)
November 9, 2026
Member: Delphine Achterberg, ID RB-30077
The MRI of the right shoulder is denied. Your symptoms are mild and no functional deficit is documented.
Many shoulder problems get better on their own.
""",
    facts={
        "insurer": ("Riverbend Community Health Plan", "Riverbend Community Health Plan"),
        "notice_date": ("2026-11-09", "November 9, 2026"),
        "member_name": ("Delphine Achterberg", "Delphine Achterberg"),
        "member_id": ("RB-30077", "RB-30077"),
        "service": ("MRI of the right shoulder", "MRI of the right shoulder"),
        "modality": ("mri", "MRI"),
        "body_part": ("shoulder", "shoulder"),
        "laterality": ("right", "right"),
    },
    objections=(
        ("symptoms_not_severe", "Your symptoms are mild and no functional deficit is documented."),
        ("may_resolve", "Many shoulder problems get better on their own."),
    ),
    answers={
        "patient_relation": "self",
        "symptom_onset": "2026-06-01",
        "symptom_change": "same",
        "pain_score": 7,
        "symptoms": "Pain on top of the right shoulder that wakes me every night.",
        "function_limits": "I stock shelves and cannot lift a carton above my chest. I cannot fasten my own bra.",
        "treatments": [
            {
                "kind": "home_exercise",
                "start": "2026-07-06",
                "end": "2026-08-28",
                "directed_by": "Nurse Imke Farrow",
                "result": "no_better",
            },
        ],
        "doctor_name": "Imke Farrow, FNP",
    },
)

PET_INDIVIDUAL = Case(
    plan="individual",
    letter="""Copperline Health (Marketplace plan)
October 30, 2026
Subscriber: Tobias Wren-Halloran   ID: CLH 00911
PET/CT skull base to mid-thigh, 78815. Surveillance imaging is not needed in the absence of new symptoms.
Case 55-1029. Copperline Health, Appeals Unit, PO Box 77, Tulsa, OK 74101
""",
    facts={
        "insurer": ("Copperline Health", "Copperline Health"),
        "notice_date": ("2026-10-30", "October 30, 2026"),
        "member_name": ("Tobias Wren-Halloran", "Tobias Wren-Halloran"),
        "member_id": ("CLH 00911", "CLH 00911"),
        "service": ("PET/CT skull base to mid-thigh", "PET/CT skull base to mid-thigh"),
        "modality": ("pet_ct", "PET/CT"),
        "body_part": ("skull_base_to_mid_thigh", "skull base to mid-thigh"),
        "procedure_code": ("78815", "78815"),
        "appeal_address": (
            "Copperline Health, Appeals Unit, PO Box 77, Tulsa, OK 74101",
            "Copperline Health, Appeals Unit, PO Box 77, Tulsa, OK 74101",
        ),
    },
    objections=(("routine_surveillance", "Surveillance imaging is not needed in the absence of new symptoms."),),
    answers={
        "patient_relation": "spouse",
        "patient_name": "Tobias Wren-Halloran",
        "sender_name": "Ines Wren-Halloran",
        "sender_address": "4 Mesa Court, Tulsa, OK 74105",
        "known_condition": "diffuse large B-cell lymphoma, treated in 2025",
        "last_scan_date": "2026-04-20",
        "last_scan_result": "Complete metabolic response",
        "interval_recommended": "repeat PET/CT at six months",
        "interval_recommended_by": "Dr. Yusra Delacroix, oncology",
        "new_symptoms_since_scan": "Night sweats three times a week since September, and a lump on the left side "
        "of his neck.",
        "planned_change": "If it has come back, he starts second-line treatment; if not, the lump is biopsied.",
        "doctor_name": "Yusra Delacroix, MD",
        "doctor_phone": "918-555-0181",
        "urgent_now": "yes",
    },
    records=(("Oncology note, October 15, 2026", "office_note", ("new_symptoms_since_scan", "interval_recommended")),),
)

FEHB_GUIDELINE = Case(
    plan="fehb",
    letter="""Federal Anchor Health Benefit Plan
November 5, 2026
Patient: BRANNIGAN, PELL T. Member ID R55501234
CT of the abdomen and pelvis with contrast, 74177. The request does not meet Carelon guideline for abdominal imaging.
""",
    facts={
        "insurer": ("Federal Anchor Health Benefit Plan", "Federal Anchor Health Benefit Plan"),
        "notice_date": ("2026-11-05", "November 5, 2026"),
        "member_name": ("BRANNIGAN, PELL T", "BRANNIGAN, PELL T"),
        "member_id": ("R55501234", "R55501234"),
        "service": ("CT of the abdomen and pelvis with contrast", "CT of the abdomen and pelvis with contrast"),
        "modality": ("ct", "CT"),
        "body_part": ("abdomen_pelvis", "abdomen and pelvis"),
        "procedure_code": ("74177", "74177"),
        "criteria": ("Carelon guideline for abdominal imaging", "Carelon guideline for abdominal imaging"),
    },
    objections=(("guideline_not_met", "The request does not meet Carelon guideline for abdominal imaging."),),
    answers={
        "patient_relation": "self",
        "symptom_onset": "2026-09-21",
        "symptoms": "Cramps low on the left side after every meal, with fever twice in October.",
        "exam_findings": "Tender in the left lower abdomen with guarding; temperature 38.2 C on October 28.",
        "clinical_question": "Is there an abscess or a stricture from diverticulitis?",
        "suspected_diagnosis": "complicated diverticulitis",
        "planned_change": "An abscess is drained; a stricture goes to the surgeon.",
        "doctor_name": "Wendeline Osei-Marsh, MD",
    },
)

UNKNOWN_PLAN = Case(
    plan="unknown",
    letter="""Notice of adverse determination
Date 11/10/2026
Your request for MRI brain is denied as not medically necessary.
""",
    facts={
        "notice_date": ("2026-11-10", "11/10/2026"),
        "service": ("MRI brain", "MRI brain"),
        "modality": ("mri", "MRI"),
        "body_part": ("brain", "brain"),
    },
    objections=(("not_medically_necessary", "Your request for MRI brain is denied as not medically necessary."),),
)

EOB_AUTHORIZATION = Case(
    plan="erisa_insured",
    letter="""Quillfeather Insurance Company   EXPLANATION OF BENEFITS
Date: 10/28/2026  Claim number: 26-000-8844
Patient: Amadou Sissoko-Reyes   ID QF 7710
MRI CERVICAL SPINE 72141 service 09/18/2026 charge 1,842.00
Reason: Precertification was not obtained before the service.
""",
    stage="post_service",
    facts={
        "insurer": ("Quillfeather Insurance Company", "Quillfeather Insurance Company"),
        "notice_date": ("2026-10-28", "10/28/2026"),
        "claim_number": ("26-000-8844", "26-000-8844"),
        "member_name": ("Amadou Sissoko-Reyes", "Amadou Sissoko-Reyes"),
        "member_id": ("QF 7710", "QF 7710"),
        "service": ("MRI CERVICAL SPINE", "MRI CERVICAL SPINE"),
        "modality": ("mri", "MRI"),
        "body_part": ("cervical_spine", "CERVICAL SPINE"),
        "procedure_code": ("72141", "72141"),
        "service_date": ("2026-09-18", "09/18/2026"),
        "amount": ("1,842.00", "1,842.00"),
    },
    objections=(("prior_authorization", "Precertification was not obtained before the service."),),
    answers={
        "patient_relation": "self",
        "auth_obtained": "yes",
        "auth_number_claimed": "PA-558121",
        "auth_date": "2026-09-10",
        "auth_told_by": "the scheduler at Larkspur Imaging",
        "sender_phone": "312-555-0161",
    },
    records=(("Authorization letter, September 10, 2026", "other", ("auth_number_claimed",)),),
)

SITE = Case(
    plan="erisa_insured",
    letter="""Meadowgate Health
November 12, 2026
Patient Rosalind Okonjo-Teague ID MG-4410
MRI of the pelvis.
The hospital outpatient setting is not medically necessary; a freestanding imaging center is available.
""",
    facts={
        "insurer": ("Meadowgate Health", "Meadowgate Health"),
        "notice_date": ("2026-11-12", "November 12, 2026"),
        "member_name": ("Rosalind Okonjo-Teague", "Rosalind Okonjo-Teague"),
        "member_id": ("MG-4410", "MG-4410"),
        "service": ("MRI of the pelvis", "MRI of the pelvis"),
        "modality": ("mri", "MRI"),
        "body_part": ("pelvis", "pelvis"),
    },
    objections=(
        (
            "site_of_service",
            "The hospital outpatient setting is not medically necessary; a freestanding imaging center is available.",
        ),
    ),
    answers={"patient_relation": "self", "accept_other_site": "yes", "doctor_name": "Lorcan Achebe, MD"},
)

BREAST = Case(
    plan="individual",
    letter="""Solstice Mutual
November 3, 2026
Patient: Kestrel Amundsen-Diaz  ID SM99
Abbreviated breast MRI is considered experimental and investigational.
""",
    facts={
        "insurer": ("Solstice Mutual", "Solstice Mutual"),
        "notice_date": ("2026-11-03", "November 3, 2026"),
        "member_name": ("Kestrel Amundsen-Diaz", "Kestrel Amundsen-Diaz"),
        "member_id": ("SM99", "SM99"),
        "service": ("Abbreviated breast MRI", "Abbreviated breast MRI"),
        "modality": ("mri", "MRI"),
        "body_part": ("breast", "breast"),
    },
    objections=(("experimental", "Abbreviated breast MRI is considered experimental and investigational."),),
    answers={
        "patient_relation": "self",
        "evidence_supplied": "ACR Appropriateness Criteria on supplemental screening by breast density, 2024 update",
        "why_not_alternative": "Mammography and tomosynthesis miss cancers in extremely dense tissue, and ultrasound "
        "was equivocal.",
        "doctor_name": "Philippa Nakamura-Boyle, MD",
    },
    records=(("Mammography report, October 2026", "imaging_report", ()),),
)

INFORMATION = Case(
    plan="employer_unknown_funding",
    letter="""Ridgeline Benefits
November 6, 2026
Member Cosmo Valdivia-Hart ID RL 20
MRI of the right ankle. We asked for clinical notes and did not receive them.
""",
    facts={
        "insurer": ("Ridgeline Benefits", "Ridgeline Benefits"),
        "notice_date": ("2026-11-06", "November 6, 2026"),
        "member_name": ("Cosmo Valdivia-Hart", "Cosmo Valdivia-Hart"),
        "member_id": ("RL 20", "RL 20"),
        "service": ("MRI of the right ankle", "MRI of the right ankle"),
        "modality": ("mri", "MRI"),
        "body_part": ("ankle", "ankle"),
        "laterality": ("right", "right"),
    },
    objections=(("insufficient_information", "We asked for clinical notes and did not receive them."),),
    answers={
        "patient_relation": "parent",
        "patient_name": "Cosmo Valdivia-Hart",
        "sender_name": "Beatriz Valdivia",
        "info_sent": "yes",
        "info_sent_on": "2026-10-27",
        "info_sent_how": "by fax from the clinic, confirmation 4471",
        "info_now_enclosed": "the visit notes of September 8 and October 20, and the X-ray report",
        "symptom_onset": "2026-09-05",
        "symptoms": "He rolled the ankle at practice and still cannot run or jump.",
    },
    records=(
        ("Visit notes, September 8 and October 20, 2026", "office_note", ("info_now_enclosed",)),
        ("X-ray report, September 8, 2026", "imaging_report", ()),
    ),
)

NOT_COVERED = Case(
    plan="erisa_self_funded",
    letter="""Alder County Schools Health Plan
November 13, 2026
Member Jun-ho Castellane ID AC-8
Whole body MRI is excluded under your plan as a screening service.
""",
    facts={
        "insurer": ("Alder County Schools Health Plan", "Alder County Schools Health Plan"),
        "notice_date": ("2026-11-13", "November 13, 2026"),
        "member_name": ("Jun-ho Castellane", "Jun-ho Castellane"),
        "member_id": ("AC-8", "AC-8"),
        "service": ("Whole body MRI", "Whole body MRI"),
        "modality": ("mri", "MRI"),
        "body_part": ("whole_body", "Whole body"),
    },
    objections=(("not_covered", "Whole body MRI is excluded under your plan as a screening service."),),
    answers={
        "patient_relation": "self",
        "exclusion_quoted": "Services for screening in the absence of symptoms are excluded.",
        "symptom_onset": "2026-02-02",
        "symptoms": "Bone pain in both hips and the ribs, and I have lost 14 pounds.",
        "red_flags": ["weight_loss"],
        "doctor_name": "Ottoline Baptiste, MD",
    },
)

NO_TREATMENT = Case(
    plan="individual",
    letter="""Bluestem Health Cooperative
November 16, 2026
Member Wilhelmina Ferro-Lund ID BH-321
MRI of the lumbar spine. Conservative treatment has not been attempted. A lower cost option is available.
The ordering facility is out of network.
""",
    facts={
        "insurer": ("Bluestem Health Cooperative", "Bluestem Health Cooperative"),
        "notice_date": ("2026-11-16", "November 16, 2026"),
        "member_name": ("Wilhelmina Ferro-Lund", "Wilhelmina Ferro-Lund"),
        "member_id": ("BH-321", "BH-321"),
        "service": ("MRI of the lumbar spine", "MRI of the lumbar spine"),
        "modality": ("mri", "MRI"),
        "body_part": ("lumbar_spine", "lumbar spine"),
    },
    objections=(
        ("conservative_care", "Conservative treatment has not been attempted."),
        ("cost", "A lower cost option is available."),
        ("out_of_network", "The ordering facility is out of network."),
    ),
    answers={
        "patient_relation": "self",
        "symptom_onset": "2026-11-01",
        "symptoms": "A dull ache across the low back.",
        "symptom_change": "better",
        "accept_other_site": "yes",
    },
)

CASES = {
    "lumbar": LUMBAR,
    "knee_medicare": KNEE_MEDICARE,
    "shoulder_medicaid": SHOULDER_MEDICAID,
    "pet_individual": PET_INDIVIDUAL,
    "fehb_guideline": FEHB_GUIDELINE,
    "unknown_plan": UNKNOWN_PLAN,
    "eob_authorization": EOB_AUTHORIZATION,
    "site": SITE,
    "breast_experimental": BREAST,
    "information_child": INFORMATION,
    "not_covered": NOT_COVERED,
    "no_treatment": NO_TREATMENT,
}

REGIMES = {
    "expedited_erisa": replace(LUMBAR, answers={**LUMBAR.answers, "urgent_now": "yes"}),
    "external_expedited": replace(PET_INDIVIDUAL, level="final_internal", decision="upheld"),
    "fair_hearing": replace(SHOULDER_MEDICAID, level="final_internal", decision="upheld"),
    "opm_review": replace(FEHB_GUIDELINE, level="final_internal", decision="upheld"),
    "independent_review": replace(KNEE_MEDICARE, level="final_internal", decision="upheld"),
}
"""The same people at the next level, or in haste."""
