"""When two notes tell of one event."""

import pytest

from claimback.knowledge.events import fullest, same_event

THERAPY = {"kind": "physical_therapy", "start": "2026-03-02"}
NAPROXEN = {"kind": "nsaid", "start": "2026-03-02", "what": "naproxen"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (THERAPY | {"visits": 5}, THERAPY | {"end": "2026-04-18", "visits": 11}, True),
        (THERAPY | {"end": "2026-04-18", "visits": 8}, THERAPY | {"end": "2026-04-18", "visits": 11}, False),
        (THERAPY | {"end": "2026-04-18"}, THERAPY | {"end": "2026-05-18"}, False),
        (THERAPY, {"kind": "physical_therapy", "end": "2026-04-18"}, False),
        (NAPROXEN, NAPROXEN | {"what": "Naproxen 500 mg tablet"}, True),
        (NAPROXEN, NAPROXEN | {"what": "meloxicam"}, False),
        (NAPROXEN, NAPROXEN | {"what": "NSAIDs"}, True),
        ({"study": "X-ray", "date": "2026-03-02"}, {"study": "xray", "date": "2026-03-02"}, True),
        ({"date": "2026-03-02", "how": "office"}, {"date": "2026-03-02", "how": "telephone"}, False),
    ],
)
def test_same_event(one, other, same):
    assert same_event(one, other) is same
    assert same_event(other, one) is same


def test_the_item_that_tells_most_comes_first():
    progress, discharge = THERAPY | {"visits": 5}, THERAPY | {"end": "2026-04-18", "visits": 11}
    assert fullest([progress, NAPROXEN, discharge]) == [[2, 0], [1]]
