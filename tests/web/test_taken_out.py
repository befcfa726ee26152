"""A record that is taken out is gone, with all that was made of it."""

from django.urls import reverse


def test_what_was_made_of_a_record_goes_with_it(client, case, work):
    from claimback.web.cases.models import Paper, Result
    from claimback.web.cases.store import by_token

    opened = by_token(case)
    note = "Office note\nDate: 10/30/2026\nPatient: Odile Quant\nStrength 4/5 in the right ankle."
    client.post(reverse("cases:records", args=[case]), {"text": note})
    work()
    client.get(reverse("cases:letters", args=[case]))
    work()
    made = Result.objects.filter(case=opened.row, kind__in=("appeal", "papers"))
    assert made.count() == 2
    paper = Paper.objects.get(case=opened.row, kind="record")
    client.post(reverse("cases:remove", args=[case, paper.pk]), {"version": by_token(case).version})
    assert not Paper.objects.filter(pk=paper.pk).exists()
    assert not made.exists()
