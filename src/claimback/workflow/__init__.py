"""The only composer: from files to an analysis, and from a case to everything an appeal needs."""

from claimback.workflow.analysis import analyze
from claimback.workflow.appeal import build
from claimback.workflow.case import load

__all__ = ["analyze", "build", "load"]
