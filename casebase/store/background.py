"""Small writes of the conversation, grouped and committed by one thread, so that no answer waits for a disk.

What is written here is on disk a fraction of a second later; ``flush`` waits for it. A process that is killed
in between loses that fraction, and nothing of it is ever half there.
"""

import logging
import sqlite3
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Condition, Thread

from casebase.errors import CasebaseError
from casebase.store.connections import Connections

log = logging.getLogger(__name__)

Write = tuple[str, tuple[object, ...]]
"""A statement and its parameters."""
Unit = list[Write]
"""Writes that are stored together or not at all."""

_LINGER = 0.02
"""Seconds a write waits for others to share a transaction with."""
_RETRY = 1.0
"""Seconds until the next attempt while the database cannot be written."""
_AT_MOST = 100_000
"""Units kept while the database cannot be written; beyond them the oldest are given up."""

_open: ContextVar[Unit | None] = ContextVar("unit", default=None)


class Background:
    """Writes in the order they were given, many in one transaction."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._changed = Condition()
        self._waiting: deque[Unit] = deque()
        self._given = 0
        self._settled = 0
        self._thread: Thread | None = None
        self._closing = False
        self._troubled = False
        self._awaited = 0
        """How many wait for what was written to be on disk."""

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        """Collect what the block writes, in this task or thread and those it starts, without storing it.

        Whoever opened the unit hands it to :meth:`put`, with whatever else belongs into its transaction.
        """
        writes: Unit = []
        token = _open.set(writes)
        try:
            yield writes
        finally:
            _open.reset(token)

    def write(self, statement: str, *parameters: object) -> None:
        """Store one write: with the unit that is open here, or by itself."""
        unit = _open.get()
        if unit is None:
            self.put([(statement, parameters)])
        else:
            unit.append((statement, parameters))

    def put(self, unit: Unit) -> None:
        """Store these writes together, soon."""
        with self._changed:
            self._waiting.append(unit)
            self._given += 1
            if self._thread is None and not self._closing:
                self._thread = Thread(target=self._run, name="background-writes", daemon=True)
                self._thread.start()
            elif len(self._waiting) == 1:
                self._changed.notify_all()

    @property
    def waiting(self) -> int:
        """How many units are not on disk yet."""
        return self._given - self._settled

    def flush(self, seconds: float = 10.0) -> bool:
        """Wait until everything given so far is on disk; whether it is."""
        with self._changed:
            target = self._given
            if self._settled >= target:
                return True
            self._awaited += 1
            self._changed.notify_all()
            try:
                return self._changed.wait_for(lambda: self._settled >= target, seconds)
            finally:
                self._awaited -= 1

    def close(self) -> None:
        """Store what waits, where the database lets us, and let the thread go."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
            thread = self._thread
        if thread is not None:
            thread.join()
        if self.waiting:
            log.error("%d small writes could not be stored", self.waiting)

    def _run(self) -> None:
        while self._some_wait():
            taken = self._taken()
            try:
                self._store(taken)
            except CasebaseError as error:
                if not self._may_try_again(taken, error):
                    return
                continue
            self._troubled = False
            self._settle(len(taken))

    def _some_wait(self) -> bool:
        """Wait for something to write; False where there will be nothing more."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closing)
            if self._waiting and not self._closing:
                # The condition is let go of while this waits, so that others may add to it.
                self._changed.wait_for(lambda: self._closing or self._awaited, _LINGER)
            return bool(self._waiting)

    def _taken(self) -> list[Unit]:
        with self._changed:
            taken = list(self._waiting)
            self._waiting.clear()
            return taken

    def _store(self, units: Sequence[Unit]) -> None:
        try:
            self._together(units)
        except sqlite3.Error:
            # One of them is not fit to be stored, which is a mistake of ours; the others are.
            for unit in units:
                try:
                    self._together([unit])
                except sqlite3.Error:
                    log.exception("a small write was refused")

    def _together(self, units: Sequence[Unit]) -> None:
        with self._connections.transaction(durable=False) as db:
            for unit in units:
                for statement, parameters in unit:
                    db.conn.execute(statement, parameters)

    def _may_try_again(self, units: list[Unit], error: CasebaseError) -> bool:
        """Keep the units for later, and wait a while; False where there is no later."""
        if not self._troubled:
            log.warning("small writes wait, the database cannot be written: %s", error)
            self._troubled = True
        with self._changed:
            self._waiting.extendleft(reversed(units))
            lost = max(0, len(self._waiting) - _AT_MOST)
            for _ in range(lost):
                self._waiting.popleft()
            self._settled += lost
            self._changed.wait_for(lambda: self._closing, _RETRY)
            return not self._closing

    def _settle(self, count: int) -> None:
        with self._changed:
            self._settled += count
            self._changed.notify_all()
