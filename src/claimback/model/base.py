"""The common base of all values: frozen, and closed to unknown names."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value that never changes; an unknown or misspelt name is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
