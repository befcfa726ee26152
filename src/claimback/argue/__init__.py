"""Objections and facts to arguments: which answers the record bears, the strongest first."""

from claimback.argue.choose import argue

__all__ = ["argue"]
