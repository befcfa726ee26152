"""Document to facts, each with its span; the letter's sections; findings such as masked values."""

from claimback.extract.read import extract

__all__ = ["extract"]
