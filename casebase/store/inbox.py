"""What people sent the bot: kept from before Telegram is told that it has arrived until it was worked on."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

from casebase.store.background import Background, Unit
from casebase.store.connections import Connections

_KEPT = timedelta(hours=48)
"""Telegram delivers an update again for 24 hours at most; so long its number must be known."""

_PATIENCE_MS = 1000
"""What cannot be stored by then is worked on all the same: people wait."""

_RECEIVE = (
    "insert into inbox (bot, update_id, content, received_at, done) values (?, ?, ?, ?, 0)"
    " on conflict (bot, update_id) do nothing returning update_id"
)
# What a person wrote is not kept longer than it takes to work on it.
_DONE = "update inbox set done = 1, content = '' where bot = ? and update_id = ?"

Arrived = tuple[int, str]
"""An update's number, and its JSON."""


class Inbox:
    """The updates of one database's bots. Numbers are a bot's own, so its id goes with every one."""

    def __init__(self, connections: Connections, background: Background) -> None:
        self._connections = connections
        self._background = background

    def receive(self, bot: int, updates: Iterable[Arrived]) -> frozenset[int]:
        """Store updates, in one transaction that survives a power cut; returns the numbers that are new.

        Raises:
            CasebaseError: nothing could be stored.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        new = set()
        with self._connections.transaction(patience_ms=_PATIENCE_MS) as db:
            for number, content in updates:
                if db.conn.execute(_RECEIVE, (bot, number, content, now)).fetchone() is not None:
                    new.add(number)
        return frozenset(new)

    def unfinished(self, bot: int) -> Sequence[Arrived]:
        """The updates that arrived and were not worked on to the end, oldest first."""
        with self._connections.lend() as db:
            rows = db.execute(
                "select update_id, content from inbox where bot = ? and done = 0 order by update_id", [bot]
            ).fetchall()
        return [(number, content) for number, content in rows]

    def unit(self) -> AbstractContextManager[Unit]:
        """Collect the small writes that working on one update makes; see :meth:`finish`."""
        return self._background.unit()

    def finish(self, bot: int, number: int, unit: Unit) -> None:
        """The update was worked on: what that wrote is stored in one transaction with the mark that says so.

        So work that is done again after a kill leaves its small writes once.
        """
        self._background.put([*unit, (_DONE, (bot, number))])

    def forget(self) -> int:
        """Remove what was done long ago; returns how many."""
        before = (datetime.now(UTC) - _KEPT).isoformat(timespec="seconds")
        with self._connections.transaction() as db:
            return db.conn.execute("delete from inbox where done = 1 and received_at < ?", (before,)).rowcount
