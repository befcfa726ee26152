"""`make serve`: the database, one worker, and the server on this computer alone. Ctrl+C ends all of it."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

HOST = "127.0.0.1"
WORKERS, THREADS = "2", "4"


def main() -> int:
    """Set up what is not there yet, then serve until it is told to end. Returns the exit code."""
    port = os.environ.get("PORT", "8000")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimback.web.settings")
    manage = [sys.executable, "-m", "claimback.web.manage"]
    done = subprocess.run([*manage, "migrate", "--verbosity", "0"], check=False)  # noqa: S603 - our own command
    if done.returncode:
        print("The database could not be set up. Is the folder CLAIMBACK_DATA writable?", file=sys.stderr)
        return 1
    worker = [*manage, "worker"]
    options = [
        "--bind",
        f"{HOST}:{port}",
        "--workers",
        WORKERS,
        "--threads",
        THREADS,
        "--log-level",
        "warning",
        "--timeout",
        "120",
    ]
    server = [sys.executable, "-m", "gunicorn", *options, "claimback.web.wsgi"]
    print(f"claimback is at http://{HOST}:{port}/ - Ctrl+C ends it.", flush=True)
    return _together([worker, server])


def _end(_signal: int, _frame: object) -> None:
    sys.exit(0)


def _together(commands: list[list[str]]) -> int:
    """Run them until one ends or the person ends them; then end the others."""
    running = [subprocess.Popen(command) for command in commands]  # noqa: S603 - our own commands
    signal.signal(signal.SIGTERM, _end)
    code = 0
    try:
        while all(one.poll() is None for one in running):
            time.sleep(0.2)
        code = next(one.returncode for one in running if one.poll() is not None) or 0
    except (KeyboardInterrupt, SystemExit):
        code = 0
    finally:
        for one in running:
            with suppress(ProcessLookupError):
                one.terminate()
        for one in running:
            with suppress(subprocess.TimeoutExpired):
                one.wait(timeout=10)
    return code


if __name__ == "__main__":
    sys.exit(main())
