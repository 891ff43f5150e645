"""What waits for a bot: its queue of updates, in order, until it says it has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

from telegram.constants import PollingLimit

Json = dict[str, Any]

#: Kinds a bot must ask for by name; the service leaves them out otherwise.
ONLY_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class UpdateQueue:
    """A bot's pending updates."""

    def __init__(self) -> None:
        #: By update id, oldest first.
        self.pending: dict[int, Json] = {}
        self.allowed: frozenset[str] | None = None
        #: Called whenever something arrives; fronts use it to wake a waiting poll or a webhook.
        self.listeners: list[Callable[[], None]] = []
        self._next_id = 100_000_001

    def wants(self, kind: str) -> bool:
        """Return whether the bot asked for this kind of update."""
        return kind not in ONLY_ON_REQUEST if self.allowed is None else kind in self.allowed

    def push(self, kind: str, payload: Json) -> None:
        """Queue an update unless the bot did not ask for its kind."""
        if not self.wants(kind):
            return
        self.pending[self._next_id] = {"update_id": self._next_id, kind: payload}
        self._next_id += 1
        for wake in list(self.listeners):
            wake()

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Remember which kinds the bot wants: None keeps the last choice, an empty list is the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def get(self, offset: int, limit: int) -> list[Json]:
        """Return what is pending from an offset on, and forget what lies before it.

        A negative offset counts from the end and forgets everything earlier.
        """
        if offset < 0:
            offset = self._next_id + offset
        for number in [number for number in self.pending if number < offset]:
            del self.pending[number]
        bounded = min(max(limit, PollingLimit.MIN_LIMIT), PollingLimit.MAX_LIMIT)
        return list(islice(self.pending.values(), bounded))

    def drain(self) -> list[Json]:
        """Take everything pending at once; for a driver that feeds an application itself."""
        taken = list(self.pending.values())
        self.pending.clear()
        return taken
