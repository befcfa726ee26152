"""Letters against the case: findings for the person, and the ledger of what each sentence rests on."""

from claimback.checks.edited import edited, likeness
from claimback.checks.ledger import ledger
from claimback.checks.rewording import refusals
from claimback.checks.run import check

__all__ = ["check", "edited", "ledger", "likeness", "refusals"]
