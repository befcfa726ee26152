"""Reading processes, seen from this side: started when first needed, kept, replaced after a crash or a limit."""

import atexit
import os
import signal
import subprocess
import sys
import threading
from typing import Any, Literal

from claimback.intake import limits, wire
from claimback.intake.opaque import Pipe
from claimback.intake.refused import Refused

Kind = Literal["parse", "ocr"]


class Worker:
    """One reading process. Calls from several threads take turns."""

    def __init__(self, kind: Kind) -> None:
        self.kind: Kind = kind
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None

    def start(self) -> subprocess.Popen[bytes]:
        """The running process, started if there is none."""
        if self._child is None or self._child.poll() is not None:
            self.stop()
            self._child = subprocess.Popen(  # noqa: S603 - our own module, no text of the file in the arguments
                [sys.executable, "-P", "-m", "claimback.intake.child", self.kind],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._child

    def stop(self) -> None:
        """End the process; the next call starts another."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                _close(pipe)

    def ask(self, head: dict[str, Any], body: bytes, wall: float) -> tuple[dict[str, Any], bytes]:
        """One job. Raises Refused with the process's own reason, or `timeout` or `crash`."""
        with self._lock:
            answer, data = self._exchange(head, body, wall)
        if "refused" in answer:
            raise Refused(*answer["refused"])
        return answer, data

    def _exchange(self, head: dict[str, Any], body: bytes, wall: float) -> tuple[dict[str, Any], bytes]:
        try:
            child = self.start()
        except OSError as error:  # no memory or no room for another process
            raise Refused("crash") from error
        stdin, stdout = child.stdin, child.stdout
        if stdin is None or stdout is None:
            raise Refused("crash")
        late = threading.Event()

        def end() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(wall, end)
        timer.start()
        try:
            wire.send(stdin, head, body)
            return wire.receive(stdout, limits.MESSAGE_BYTES)
        except (OSError, EOFError, ValueError) as error:
            child.kill()
            status = child.wait()
            self.stop()
            raise Refused("timeout" if late.is_set() or _out_of_time(status) else "crash") from error
        finally:
            timer.cancel()


def _close(pipe: Pipe) -> None:
    try:
        pipe.close()
    except OSError:
        return


def _out_of_time(status: int) -> bool:
    return hasattr(signal, "SIGXCPU") and status == -signal.SIGXCPU


_workers: dict[tuple[int, Kind], Worker] = {}
_guard = threading.Lock()


def worker(kind: Kind) -> Worker:
    """The worker of that kind, one for each process: a forked server does not share its parent's."""
    with _guard:
        return _workers.setdefault((os.getpid(), kind), Worker(kind))


def stop_all() -> None:
    """End the reading processes of this process; the next read starts new ones."""
    for (owner, _), each in list(_workers.items()):
        if owner == os.getpid():
            each.stop()


atexit.register(stop_all)
