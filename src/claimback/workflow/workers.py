"""Processes that share a list of files: work is handed out one file at a time, and comes back in order.

Not `concurrent.futures`: there the death of one process ends the whole pool, and all work is handed out at once.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Generic, TypeVar

T = TypeVar("T")

AHEAD = 32
"""Files for each process that may be finished or under way beyond the next one to be handed on: the memory bound."""

_START = "fork" if sys.platform == "linux" else "spawn"
"""A fork shares the knowledge that is loaded; elsewhere forking is not safe."""


class Hand(Generic[T]):
    """One process and the file it works on; replaced by a new process when it dies."""

    def __init__(self, work: Callable[[Path], T], lines: set[Connection]) -> None:
        self._work = work
        self._lines = lines
        """This side's ends of all lines. A fork has them too, and must let go of them, or it never hears of our end."""
        self._process: Any = None
        self._line: Connection | None = None
        self.job: tuple[int, Path] | None = None

    @property
    def line(self) -> Connection:
        """The connection to the process, which is started if there is none."""
        if self._line is None:
            context: Any = multiprocessing.get_context(_START)
            mine, other = context.Pipe()
            self._line = mine
            self._lines.add(mine)
            ours = tuple(self._lines) if _START == "fork" else ()
            self._process = context.Process(target=_serve, args=(other, self._work, ours), daemon=True)
            self._process.start()
            other.close()
            return mine
        return self._line

    def give(self, number: int, path: Path) -> None:
        """Hand out a file. A process that died while idle shows when the answer is taken."""
        self.job = (number, path)
        try:
            self.line.send(path)
        except OSError:
            self.end()
            self.line.send(path)

    def take(self, died: Callable[[Path], T]) -> tuple[int, T]:
        """The number of the file and its outcome; `died` makes the outcome when the process ended instead."""
        if self.job is None:
            raise RuntimeError("no file was handed out")
        number, path = self.job
        self.job = None
        try:
            return number, self.line.recv()
        except (EOFError, OSError):
            self.end()
            return number, died(path)

    def end(self) -> None:
        """End the process; its reading process ends with it."""
        process, line = self._process, self._line
        self._process = self._line = None
        if line is not None:
            self._lines.discard(line)
            line.close()
        if process is not None:
            process.kill()
            process.join()


def in_order(paths: Iterable[Path], work: Callable[[Path], T], died: Callable[[Path], T], workers: int) -> Iterator[T]:
    """`work(path)` for each path, in order. Paths are taken only as processes become free."""
    left = enumerate(paths)
    lines: set[Connection] = set()
    hands = [Hand(work, lines) for _ in range(workers)]
    done: dict[int, T] = {}
    due, given = 0, 0
    try:
        while True:
            for hand in hands:
                if hand.job is None and given - due < AHEAD * workers and (job := next(left, None)):
                    hand.give(*job)
                    given += 1
            busy = {hand.line: hand for hand in hands if hand.job}
            if not busy:
                return
            for line in wait(list(busy)):
                number, outcome = busy[line].take(died)  # pyright: ignore[reportArgumentType]
                done[number] = outcome
            while due in done:
                yield done.pop(due)
                due += 1
    finally:
        for hand in hands:
            hand.end()


def _serve(line: Connection, work: Callable[[Path], object], ours: tuple[Connection, ...]) -> None:
    """Take files until the first process closes the line, or is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interruption is the first process's to answer
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - held until the process ends
    for end in ours:
        end.close()
    with contextlib.suppress(EOFError, OSError):
        while True:
            outcome = work(line.recv())
            line.send(outcome)
