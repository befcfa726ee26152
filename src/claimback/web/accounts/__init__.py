"""Accounts: who signs in, and how. None is needed to use a case."""
