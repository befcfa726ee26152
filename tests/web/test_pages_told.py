"""What pages say is meant for people: labels and not codes, whole Spanish, drawings that hold in every language."""

import re

import pytest


@pytest.fixture
def sample_case(client, work) -> str:
    """The sample with its records read; its token."""
    token = client.post("/sample")["Location"].split("/")[2]
    work()
    client.get(f"/c/{token}/letters")
    work()
    return token


def _spanish(client) -> None:
    client.post("/i18n/setlang/", {"language": "es", "next": "/"})


def test_drawings_stand_where_they_belong_in_spanish_too(client, sample_case):
    for page in ("letter", "records"):
        english = re.findall(r"<(?:rect|line) [^>]*>", client.get(f"/c/{sample_case}/{page}").content.decode())
        _spanish(client)
        spanish = re.findall(r"<(?:rect|line) [^>]*>", client.get(f"/c/{sample_case}/{page}").content.decode())
        assert english == spanish
        assert not any(re.search(r'"\d+,\d', one) for one in spanish)
        client.post("/i18n/setlang/", {"language": "en", "next": "/"})


def test_answers_are_told_by_their_labels(client, sample_case):
    told = {
        "way": "say",
        "0-kind": "physical_therapy",
        "0-start": "2026-08-10",
        "0-visits": "9",
        "0-result": "no_better",
    }
    client.post(f"/c/{sample_case}/story/treatments", told)
    client.post(f"/c/{sample_case}/story/prior_imaging", {"way": "none"})
    client.post(f"/c/{sample_case}/story/symptom_onset", {"way": "agree"})
    page = client.get(f"/c/{sample_case}/story/answers").content.decode()
    assert "physical therapy, Aug. 10, 2026, 9, no better" in page
    assert '<p class="lines">None</p>' in page
    assert "What my records say is right." in page
    assert "no_better" not in page
    _spanish(client)
    page = client.get(f"/c/{sample_case}/story/answers").content.decode()
    assert "sin mejoría" in page
    assert "10 de agosto de 2026" in page


def test_no_page_speaks_of_files_and_commands(client, sample_case):
    for page in ("letter", "story/treatments", "story/answers", "records", "letters", "exhibits"):
        text = client.get(f"/c/{sample_case}/{page}", follow=True).content.decode()
        for word in ("questions.yaml", "claimback exhibits", "run the command"):
            assert word not in text, (page, word)
    assert "kind: physical_therapy" not in client.get(f"/c/{sample_case}/story/treatments").content.decode()


def test_the_timeline_and_the_safety_question_are_whole_in_spanish(client, work, sample_case):
    for question in ("symptom_onset", "treatments", "reevaluation", "prior_imaging"):
        client.post(f"/c/{sample_case}/story/{question}", {"way": "agree"})
    client.get(f"/c/{sample_case}/letters")
    work()
    _spanish(client)
    page = client.get(f"/c/{sample_case}/records").content.decode()
    drawn = re.search(r'<ul class="instead">(.*?)</ul>', page, re.DOTALL)
    assert drawn
    assert "Síntomas: desde el 20 de julio de 2026" in drawn[1]
    assert "Terapia física: 10 de agosto de 2026" in drawn[1]
    assert "Revisión en el consultorio" in drawn[1]
    question = client.get(f"/c/{sample_case}/story/red_flags").content.decode()
    assert "Sus expedientes dicen que no a:" in question
    assert "Your records" not in question
    assert '<button class="plain" name="language" value="en" lang="en">English</button>' in question
