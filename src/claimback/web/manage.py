"""Django's own commands for this project: `python -m claimback.web.manage migrate`."""

import os
import sys


def main() -> None:
    """Run one command."""
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimback.web.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
