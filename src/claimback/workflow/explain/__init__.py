"""`explain`: why each date, right, defect and argument of a case is there."""

from claimback.workflow.explain.page import explain

__all__ = ["explain"]
