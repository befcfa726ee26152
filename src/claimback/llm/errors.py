"""What can go wrong with a model: one plain sentence, and the work goes on without it."""

from claimback.model import ClaimbackError


class ModelError(ClaimbackError):
    """The model gave nothing usable. `code` is stable: `off`, `no_consent`, `budget`, `slow`, `refused`, ..."""
