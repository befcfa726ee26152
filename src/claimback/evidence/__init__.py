"""Records and objections in, evidence out: proposed facts, criterion matrix, care clock, needs and exhibits."""

from claimback.evidence.gather import evidence, strangers

__all__ = ["evidence", "strangers"]
