"""`make serve`: the database, one worker, and the server on this computer alone. Ctrl+C ends all of it."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

HOST = "127.0.0.1"
WORKERS, THREADS = "2", "4"
_SOON = 5.0
"""Seconds within which a worker that ends never worked."""
_MOST = 3
"""Workers in a row that end so soon before all of it ends."""
_PATIENCE = 10.0
"""Seconds for the work at hand before it is stopped; it is picked up again at the next start."""
Program = subprocess.Popen[bytes]


def main() -> int:
    """Set up what is not there yet, then serve until it is told to end. Returns the exit code."""
    port = os.environ.get("PORT", "8000")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimback.web.settings")
    manage = [sys.executable, "-m", "claimback.web.manage"]
    done = subprocess.run([*manage, "migrate", "--verbosity", "0"], check=False)  # noqa: S603 - our own command
    if done.returncode:
        print("The database could not be set up. Is the folder CLAIMBACK_DATA writable?", file=sys.stderr)
        return 1
    options = ["--bind", f"{HOST}:{port}", "--workers", WORKERS, "--threads", THREADS]
    options += ["--log-level", "warning", "--timeout", "120"]
    server = [sys.executable, "-m", "gunicorn", *options, "claimback.web.wsgi"]
    print(f"claimback is at http://{HOST}:{port}/ - Ctrl+C ends it.", flush=True)
    return _together(server, [*manage, "worker"])


def _end(_signal: int, _frame: object) -> None:
    sys.exit(0)


def _together(serve: list[str], work: list[str]) -> int:
    """Run both until the server ends or the person ends them. A worker that was killed is replaced by another."""
    signal.signal(signal.SIGTERM, _end)
    server, worker = _begun(serve), _begun(work)
    begun, failed = time.monotonic(), 0
    try:
        while server.poll() is None:
            if worker.poll() is not None:
                failed = failed + 1 if time.monotonic() - begun < _SOON else 0
                if failed == _MOST:
                    return worker.returncode or 1
                worker, begun = _begun(work), time.monotonic()
            time.sleep(0.2)
        return server.returncode or 0
    except (KeyboardInterrupt, SystemExit):
        return 0
    finally:
        _ended([worker, server])


def _begun(command: list[str]) -> Program:
    return subprocess.Popen(command)  # noqa: S603 - our own commands


def _ended(programs: list[Program]) -> None:
    for one in programs:
        with suppress(ProcessLookupError):
            one.terminate()
    for one in programs:
        try:
            one.wait(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            one.kill()
            one.wait()


if __name__ == "__main__":
    sys.exit(main())
