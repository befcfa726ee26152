"""Ways to damage a letter: each as a person in a hurry, a bad edit, or a model might do it."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import yaml

from claimback.knowledge import AuthorityRecord
from claimback.knowledge.authorities import as_authority
from claimback.model import Block, Form, Run, Sentence
from damage.worlds import World

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = re.compile(rf"(?:{MONTHS}) \d{{1,2}}, \d{{4}}")
SHORT_DAY = re.compile(rf"(?:{MONTHS}) \d{{1,2}}(?= (?:to|and|through) )")
NAMES = {
    "read": ("Carol Jenkins", "Marcus Oyelaran", "Tomasz Wieczorek"),
    "held_out": ("Ingeborg Castellanos", "Dwayne Fitzroy", "Nadezhda Kuang"),
}
FACTS = ("paragraph", "bullets", "table", "reference")
Made = Iterator[World]
Place = tuple[int, int, int]


def places(world: World, pattern: str | re.Pattern[str], kinds: tuple[str, ...] = ()) -> list[tuple[Place, str]]:
    """Every place (block, sentence, run) of the letter with words that the pattern finds."""
    return [
        ((at, number, index), hit.group())
        for at, block in enumerate(world.letter.blocks)
        if block.kind != "note" and (not kinds or block.kind in kinds)
        for number, sentence in enumerate(block.sentences)
        for index, run in enumerate(sentence.runs)
        if not run.blank
        for hit in re.finditer(pattern, run.text)
    ]


def changed(world: World, place: Place, old: str, new: str) -> World:
    """One run with other words, its support as it was."""
    at, number, index = place
    blocks = list(world.letter.blocks)
    sentences = list(blocks[at].sentences)
    runs = list(sentences[number].runs)
    runs[index] = runs[index].model_copy(update={"text": runs[index].text.replace(old, new, 1)})
    sentences[number] = sentences[number].model_copy(update={"runs": tuple(runs)})
    blocks[at] = blocks[at].model_copy(update={"sentences": tuple(sentences)})
    return world.with_blocks(blocks)


def added(world: World, text: str, pick: random.Random) -> World | None:
    """One more sentence in a paragraph, as form text or with the support of the sentence before."""
    blocks = list(world.letter.blocks)
    where = [at for at, block in enumerate(blocks) if block.kind == "paragraph" and len(block.sentences) > 1]
    if not where:
        return None
    at = pick.choice(where)
    support = pick.choice(((Form(id="appeal"),), blocks[at].sentences[-1].support))
    more = Sentence(runs=(Run(text=text),), support=support)
    blocks[at] = blocks[at].model_copy(update={"sentences": (*blocks[at].sentences, more)})
    return world.with_blocks(blocks)


def moved(words: str, days: int) -> str:
    """A day so many days later, as written."""
    month, day, year = words.replace(",", "").split()
    new = date(int(year), MONTHS.split("|").index(month) + 1, int(day)) + timedelta(days=days)
    return f"{new:%B} {new.day}, {new.year}"


def wrong_date(world: World, pick: random.Random, _part: str) -> Made:
    for place, words in places(world, DAY):
        yield changed(world, place, words, moved(words, pick.choice((-31, -7, 3, 10, 29, 365))))


def wrong_first_day(world: World, pick: random.Random, _part: str) -> Made:
    """The first day of a range, whose year stands only behind its last day."""
    for place, words in places(world, SHORT_DAY):
        new = moved(f"{words}, 2025", pick.choice((-13, -4, 6, 17))).removesuffix(", 2025")
        yield changed(world, place, words, new)


def date_mixed_up(world: World, pick: random.Random, _part: str) -> Made:
    days = sorted({words for _, words in places(world, DAY)})
    for place, words in places(world, DAY, ("paragraph", "reference")):
        if others := [day for day in days if day != words]:
            yield changed(world, place, words, pick.choice(others))


def _altered(words: str, pick: random.Random) -> str:
    at = pick.choice([i for i, sign in enumerate(words) if sign.isdigit()])
    return words[:at] + str((int(words[at]) + pick.choice((1, 3, 5, 7))) % 10) + words[at + 1 :]


def _fact_changed(*names: str) -> Callable[[World, random.Random, str], Made]:
    def family(world: World, pick: random.Random, _part: str) -> Made:
        for value in sorted({str(fact.value) for name in names for fact in world.known.all(name)}):
            for place, words in places(world, re.escape(value)):
                yield changed(world, place, words, _altered(words, pick))

    return family


def wrong_count(world: World, pick: random.Random, _part: str) -> Made:
    """Doses, visits, days, degrees, weeks in words."""
    units = "days?|weeks?|visits|times|mg|mm|cm|degrees|minutes|hours|shifts|pounds"
    for place, words in places(world, rf"\b\d+ (?:{units})\b", ("paragraph", "bullets", "table")):
        number = int(words.split()[0])
        yield changed(world, place, words, words.replace(str(number), str(number + pick.choice((2, 7, 13))), 1))
    counts = "two|three|four|five|six|seven|eight|nine|ten"
    for place, words in places(world, rf"\b(?:{counts}) (?:full )?(?:weeks|months|visits|times)\b", ("paragraph",)):
        others = [one for one in counts.split("|") if not words.startswith(one)]
        yield changed(world, place, words, " ".join([pick.choice(others), *words.split()[1:]]))


def swapped_side(world: World, _pick: random.Random, _part: str) -> Made:
    sided = (
        r"\b(?:left|right)(?= (?:leg|side|knee|ankle|elbow|shoulder|carotid|upper|armpit|optic|ribs|flank|breast|eye))"
    )
    for place, words in places(world, sided, FACTS):
        yield changed(world, place, words, "right" if words == "left" else "left")


def other_body(world: World, pick: random.Random, _part: str) -> Made:
    parts = ("cervical spine", "knee", "shoulder", "wrist", "lumbar spine", "prostate", "hip", "elbow", "ankle")
    own = {str(fact.value).replace("_", " ") for fact in world.known.all("body_part")}
    text = _told(world)
    for part in sorted(own):
        for place, words in places(world, re.escape(part), FACTS):
            yield changed(world, place, words, pick.choice([one for one in parts if one not in text]))


def other_study(world: World, pick: random.Random, _part: str) -> Made:
    for place, words in places(world, r"\b(?:MRI|CT angiography|CT|PET/CT)\b", FACTS):
        yield changed(
            world, place, words, pick.choice([s for s in ("MRI", "CT", "ultrasound", "X-ray") if s not in words])
        )


def other_name(world: World, pick: random.Random, part: str) -> Made:
    people = {str(fact.value).split(",")[0] for name in ("member_name", "provider") for fact in world.known.all(name)}
    for person in sorted(people):
        for place, words in places(world, re.escape(person)):
            yield changed(world, place, words, pick.choice(NAMES[part]))


def altered_citation(world: World, pick: random.Random, _part: str) -> Made:
    """A digit or a letter of a true citation is another."""
    for place, words in places(world, r"\d+ (?:CFR|U\.S\.C\.) \d+[\d.-]*", ("paragraph", "bullets")):
        head, _, tail = words.rpartition(" ")
        yield changed(world, place, words, f"{head} {_altered(tail, pick)}")


def wrong_plans_law(world: World, pick: random.Random, _part: str) -> Made:
    plan = world.known.text("plan") or "unknown"
    records = [one for one in world.book.records(AuthorityRecord).values() if one.citable]
    strange = [one for one in records if plan not in one.applies_to and "all" not in one.applies_to]
    own = {as_authority(one, plan).citation for one in records if one not in strange}
    for record in pick.sample(strange, min(len(strange), 12)):
        citation = record.citation.split(";")[0]
        text = pick.choice(("I rely on {}.", "This is my right under {}.", "You must act by {}.")).format(citation)
        if citation not in own and (made := added(world, text, pick)):
            yield made


def dropped_objection(world: World, _pick: random.Random, _part: str) -> Made:
    if world.at == "appeal-letter":
        for kind in sorted({one.kind for one in world.analysis.denial.objections}):
            yield world.with_blocks(block for block in world.letter.blocks if kind not in block.id.split("."))


def dropped_part(world: World, _pick: random.Random, _part: str) -> Made:
    if world.at == "appeal-letter":
        for kind in ("date", "address", "reference", "closing", "signature"):
            yield world.with_blocks(block for block in world.letter.blocks if block.kind != kind)


def wrong_enclosure(world: World, pick: random.Random, _part: str) -> Made:
    for place, words in places(world, r"Exhibit [A-Z]\b", ("paragraph", "enclosures", "bullets")):
        yield changed(world, place, words, pick.choice(("Exhibit F", "Exhibit Q")))
        yield changed(world, place, words, "Exhibit B" if words == "Exhibit A" else "Exhibit A")


def unnamed_enclosure(world: World, _pick: random.Random, _part: str) -> Made:
    for at, block in enumerate(world.letter.blocks):
        if block.kind == "enclosures" and world.at == "appeal-letter":
            for gone in (one for one in block.sentences if "Exhibit" in one.text):
                rest = tuple(one for one in block.sentences if one is not gone)
                less = block.model_copy(update={"sentences": rest})
                yield world.with_blocks([*world.letter.blocks[:at], less, *world.letter.blocks[at + 1 :]])


def altered_quotation(world: World, pick: random.Random, _part: str) -> Made:
    for place, words in places(world, r"“[^”]{12,}”"):
        inner = words[1:-1].split()
        at = pick.randrange(1, len(inner) - 1) if len(inner) > 2 else 0
        yield changed(world, place, words, "“" + " ".join([*inner[:at], *inner[at + 1 :]]) + "”")
        yield changed(world, place, words, "“We agree that the study is needed.”")
        if " not " in words:
            yield changed(world, place, words, words.replace(" not ", " ", 1))


def certainty_raised(world: World, _pick: random.Random, _part: str) -> Made:
    for old, new in (
        ("suspected diagnosis is", "confirmed diagnosis is"), ("The suspected diagnosis", "The proven diagnosis"),
        ("is being considered", "has been scheduled"), ("is now being considered", "was done"),
        ("usually appropriate", "always required"), ("The patient reports", "The records prove"),
    ):  # fmt: skip
        for place, words in places(world, re.escape(old), ("paragraph", "bullets")):
            yield changed(world, place, words, new)


def turned_round(world: World, _pick: random.Random, _part: str) -> Made:
    """What was said not to be, said to be; and a result that is another."""
    for old, new in (
        (r"\bno fracture\b", "a fracture"), (r"\bno break\b", "a break"), (r"\bNo stones\b|\bno stones\b", "stones"),
        (r"\bno better\b", "much better"), (r"\bNo better\b", "Much better"),
        (r"\bhave grown worse\b", "have got better"),
        (r"\bcannot (?=stand|lift|carry|kneel|read)", "can "), (r"\bnot covered\b", "covered"),
        (r"\bI was worse\b|\bwas worse\b", "was better"),
    ):  # fmt: skip
        for place, words in places(world, old, ("paragraph", "table", "bullets")):
            yield changed(world, place, words, new)


def row_mixed_up(world: World, _pick: random.Random, _part: str) -> Made:
    for at, block in enumerate(world.letter.blocks):
        for one in range(len(block.sentences) - 1) if block.kind == "reference" else ():
            rows = list(block.sentences)
            first, second = rows[one], rows[one + 1]
            rows[one] = first.model_copy(update={"runs": (first.runs[0], *second.runs[1:])})
            rows[one + 1] = second.model_copy(update={"runs": (second.runs[0], *first.runs[1:])})
            mixed = block.model_copy(update={"sentences": tuple(rows)})
            if len(first.runs) > 1 and len(second.runs) > 1:
                yield world.with_blocks([*world.letter.blocks[:at], mixed, *world.letter.blocks[at + 1 :]])


def open_blank(world: World, _pick: random.Random, _part: str) -> Made:
    if world.at in ("appeal-letter", "criteria-request"):
        runs = (Run(text="I was seen on "), Run(text="date", blank=True))
        blank = Sentence(runs=runs, support=(Form(id="appeal"),))
        yield world.with_blocks([*world.letter.blocks, Block(kind="paragraph", sentences=(blank,))])


def to_the_reviewer(world: World, _pick: random.Random, _part: str) -> Made:
    reviewer = world.known.text("reviewer")
    for at, block in enumerate(world.letter.blocks):
        if reviewer and block.kind == "address" and world.at == "appeal-letter":
            line = block.sentences[0].model_copy(update={"runs": (Run(text=reviewer),)})
            other = block.model_copy(update={"sentences": (line,)})
            yield world.with_blocks([*world.letter.blocks[:at], other, *world.letter.blocks[at + 1 :]])


def anothers_paper(world: World, _pick: random.Random, part: str) -> Made:
    for name in NAMES[part]:
        for number, record in enumerate(world.evidence.records):
            facts = [fact for fact in record.facts if fact.name == "patient_name"]
            if facts and record.document != world.analysis.document.id:
                stranger = record.model_copy(update={"facts": (facts[0].model_copy(update={"value": name}),)})
                records = (*world.evidence.records[:number], stranger, *world.evidence.records[number + 1 :])
                yield replace(world, evidence=world.evidence.model_copy(update={"records": records}))


def late(world: World, pick: random.Random, _part: str) -> Made:
    if world.analysis.rights.deadlines and world.at == "appeal-letter":
        days = pick.choice((400, 500, 900))
        yield replace(world, today=world.today + timedelta(days=days))


def padded(world: World, pick: random.Random, _part: str) -> Made:
    if world.at == "appeal-letter" and (made := added(world, "I ask you again to approve it. " * 200, pick)):
        yield made


def _told(world: World) -> str:
    """All that the case's papers and answers hold, in lower case."""
    facts = [*world.known, *(fact for record in world.evidence.records for fact in record.facts)]
    pages = [page.text for page in world.analysis.document.pages]
    return " ".join([*pages, *(f"{fact.value} {getattr(fact.source, 'quote', '')}" for fact in facts)]).lower()


WORDINGS = yaml.safe_load((Path(__file__).parent / "wordings.yaml").read_text("utf-8"))


def _sentences(kind: str) -> Callable[[World, random.Random, str], Made]:
    def family(world: World, pick: random.Random, part: str) -> Made:
        for line in WORDINGS[part][kind]:
            text, _, known = line.partition("|")
            if not (known and known in _told(world)) and (made := added(world, text, pick)):
                yield made

    return family


FAMILIES: dict[str, Callable[[World, random.Random, str], Made]] = {
    one.__name__: one
    for one in (
        wrong_date, wrong_first_day, date_mixed_up, wrong_count, swapped_side, other_body, other_study, other_name,
        altered_citation, wrong_plans_law, dropped_objection, dropped_part, wrong_enclosure, unnamed_enclosure,
        altered_quotation, certainty_raised, turned_round, row_mixed_up, open_blank, to_the_reviewer, anothers_paper,
        late, padded,
    )
} | {
    "wrong_number": _fact_changed("member_id", "reference_number", "claim_number", "group_number"),
    "wrong_code": _fact_changed("procedure_code", "diagnosis_code"),
    "wrong_fax_or_phone": _fact_changed("appeal_fax", "appeal_phone", "sender_phone", "doctor_phone", "doctor_fax"),
} | {kind: _sentences(kind) for kind in WORDINGS["read"]}  # fmt: skip
LETTERS = ("appeal-letter", "criteria-request", "doctor-letter", "peer-to-peer-brief", "doctor-request")
"""Letters that are damaged; the appeal in two of three cases."""


def damaged(world: World, seed: str, part: str, most: int) -> Iterator[tuple[str, World]]:
    """At most so many damaged worlds of each kind, with the kind; the same for the same seed."""
    here = [id_ for id_ in LETTERS if any(draft.id == id_ for draft in world.drafts)]
    for name, family in FAMILIES.items():
        pick = random.Random(f"{seed} {name}")
        appeal = list(family(world, pick, part))
        others = [made for id_ in here[1:] for made in family(world.of(id_), pick, part)]
        first = pick.sample(appeal, min(len(appeal), most - most // 3))
        second = pick.sample(others, min(len(others), most - len(first)))
        yield from ((name, made) for made in (*first, *second) if made.drafts != world.drafts or made != world)
