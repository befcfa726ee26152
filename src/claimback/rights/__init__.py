"""By when to act, by what right, what the notice lacks, and what to do next."""

from claimback.rights.compose import rights

__all__ = ["rights"]
