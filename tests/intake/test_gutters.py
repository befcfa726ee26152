"""Two columns of a plain text."""

from claimback.intake import read_bytes
from claimback.intake.gutters import in_order

COLUMNS = """We cannot approve the request.

HOW TO HAVE THIS LOOKED AT AGAIN          IF YOU NEED US
Within 180 days of getting this letter    Larkspur service line
write to:                                 325-555-0137
  Larkspur Benefit Co.                    Monday - Thursday 7:30 to 5
  Appeal Panel                            Your doctor may phone our
  PO Box 1184                             medical director:
  San Angelo, TX 76902                    325-555-0138
or fax 325-555-0139.                      (before July 22, 2026)

With every good wish,
"""
TABLE = """CLAIM LINES OF YOURS           WHAT WE PAID
70551   MRI head      900.00   0.00      CO-50
70552   MRI head      900.00   0.00      CO-50
70553   MRI head      900.00   0.00      CO-50
72148   MRI back      900.00   0.00      CO-50
"""


def test_columns_under_headings_are_read_one_after_the_other():
    text = in_order(COLUMNS)
    assert text.index("or fax 325-555-0139.") < text.index("IF YOU NEED US") < text.index("325-555-0138")
    assert sorted(text.split()) == sorted(COLUMNS.split())
    assert text.index("With every good wish") > text.index("(before July 22, 2026)")


def test_a_table_stays_row_by_row():
    assert in_order(TABLE) == TABLE


def test_a_box_drawn_with_bars_stays_as_it_is():
    boxed = COLUMNS.replace("          IF", "        | IF")
    assert in_order(boxed) == boxed


def test_a_letter_without_columns_keeps_every_blank():
    plain = "Member:     Ada Quill\nPlan:       Gold\n\n   Dear Ada Quill,\n\nWe said no.\n"
    assert read_bytes(plain.encode(), "letter.txt").pages[0].text == plain
