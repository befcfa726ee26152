"""`claimback knowledge ...` as a person meets it."""

from .test_cli import EXAMPLES, claimback, failed_plainly
from .test_cli import letter as letter  # noqa: PLC0414 - a fixture


def test_knowledge_show_and_explain(letter):
    shown = claimback("knowledge", "show", "ma_582")
    assert shown.returncode == 0
    assert "42 CFR 422.582(b)" in shown.stdout
    failed_plainly(claimback("knowledge", "show", "ma_58"), "ma_582")
    why = claimback("knowledge", "explain", letter, "--as-of", "2026-03-10")
    assert why.returncode == 0
    assert "29 CFR 2560.503-1(h)(3)(i)" in why.stdout or "180 days after March 4, 2026" in why.stdout
    failed_plainly(claimback("knowledge", "explain", letter.parent / "nothing.pdf"))


def test_knowledge_reference_is_the_page_in_docs():
    page = EXAMPLES.parent / "docs" / "knowledge.md"
    assert claimback("knowledge", "reference").stdout == page.read_text(encoding="utf-8")
