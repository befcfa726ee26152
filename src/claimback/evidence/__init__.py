"""Records and objections in, evidence out: proposed facts, criterion matrix, care clock, needs and exhibits."""

from claimback.evidence.gather import evidence, shown, strangers

__all__ = ["evidence", "shown", "strangers"]
