"""Arguments and facts to letters, each sentence with what it stands on."""

from claimback.draft.letters import draft

__all__ = ["draft"]
