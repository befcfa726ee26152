"""The only composer: from files to an analysis, and from a case to everything an appeal needs."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimback.workflow.analysis import analyze
    from claimback.workflow.appeal import build
    from claimback.workflow.case import load

__all__ = ["analyze", "build", "load"]


def __getattr__(name: str) -> object:
    """Imports on first use: an analysis needs none of the stages that write letters."""
    if name == "analyze":
        from claimback.workflow.analysis import analyze

        return analyze
    if name == "build":
        from claimback.workflow.appeal import build

        return build
    if name == "load":
        from claimback.workflow.case import load

        return load
    raise AttributeError(f"module 'claimback.workflow' has no attribute {name!r}")
