"""`python -m claimback.cli`."""

from claimback.cli.main import run

run()
