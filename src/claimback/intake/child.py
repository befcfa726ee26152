"""The reading process: takes one job after another from standard input, under limits. JSON out, never objects.

Run as `python -m claimback.intake.child parse|ocr`; only `claimback.intake.process` does.
"""

import os
import struct
import sys
import zipfile
from collections.abc import Callable
from typing import Any

from claimback.intake import jobs, limits, wire
from claimback.intake.refused import Refused

Job = Callable[[dict[str, Any], bytes], tuple[dict[str, Any], bytes]]

_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, OSError, EOFError, SyntaxError,
           AssertionError, NotImplementedError, struct.error, zipfile.BadZipFile)  # fmt: skip
"""What parsers raise on bytes that are not what they claim to be. Anything else ends the process."""


def main(kind: str) -> None:
    """Serve until standard input closes. Whatever a library prints goes nowhere."""
    memory, seconds = {
        "parse": (limits.PARSE_MEMORY, limits.PARSE_CPU),
        "ocr": (limits.OCR_MEMORY, limits.OCR_CPU),
    }[kind]
    _limit_memory(memory)
    stdin, stdout = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    while True:
        try:
            head, body = wire.receive(stdin, limits.MESSAGE_BYTES)
        except EOFError:
            return
        _limit_time(seconds)
        wire.send(stdout, *answer(head, body))


def answer(head: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
    """Do one job; a refusal is an answer too."""
    job: Job = jobs.JOBS[head["job"]]
    try:
        return job(head, body)
    except Refused as refused:
        return {"refused": [refused.code, refused.detail]}, b""
    except MemoryError:
        return {"refused": ["bomb", ""]}, b""
    except RecursionError:
        return {"refused": ["too_deep", ""]}, b""
    except _BROKEN:
        return {"refused": ["damaged", ""]}, b""


def _limit_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:  # no such limits on Windows; wall clock, page and pixel caps remain
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _limit_time(seconds: int) -> None:
    """Processor seconds for the next job, on top of what earlier jobs used."""
    try:
        import resource
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + seconds, hard))


if __name__ == "__main__":
    main(sys.argv[1])
