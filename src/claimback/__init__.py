"""From a health-insurance denial letter to an appeal that is ready to send."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimback.model.case import Case
    from claimback.workflow import analyze, build, load

__all__ = ["Case", "analyze", "build", "load"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Imports on first use, so that `import claimback` costs nothing."""
    if name == "Case":
        from claimback.model.case import Case

        return Case
    if name in __all__:
        from claimback import workflow

        return getattr(workflow, name)
    raise AttributeError(f"module 'claimback' has no attribute {name!r}")
