"""By when to act, by what right, what the notice lacks, and what to do next."""

from claimback.rights.compose import rights
from claimback.rights.situation import rules_of

__all__ = ["rights", "rules_of"]
