"""What bots did: every call in order, with what it said and how it ended."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from bot.local.people import Message

Json = dict[str, Any]

#: Calls that are the engine's, not the conversation's.
SILENT = frozenset({"getUpdates"})


@dataclass
class CallRecord:
    """One call.

    Attributes:
        number: counted from 1 over the life of the world.
        values: the parameters as they were read (empty where reading failed).
        messages: the messages it wrote or changed.
        shown: each of them as it was right after.
        prepared: the results of an inline answer, each with the ``message`` that choosing it sends.
    """

    number: int
    bot_id: int
    method: str
    values: Json = field(default_factory=dict)
    status: int = 200
    description: str | None = None
    result: Any = None
    messages: list[Message] = field(default_factory=list)
    shown: list[Json] = field(default_factory=list)
    prepared: list[Json] = field(default_factory=list)

    @property
    def is_ok(self) -> bool:
        """Whether the call was answered, not refused."""
        return self.status == 200


class Journal:
    """The calls, oldest first; with a limit only the newest are kept."""

    def __init__(self, limit: int | None = None) -> None:
        self.records: deque[CallRecord] = deque(maxlen=limit)
        self.last_number = 0

    def open(self, bot_id: int, method: str) -> CallRecord:
        """Start a record; one of a silent method is neither kept nor counted."""
        if method in SILENT:
            return CallRecord(0, bot_id, method)
        self.last_number += 1
        record = CallRecord(self.last_number, bot_id, method)
        self.records.append(record)
        return record

    def since(self, number: int) -> list[CallRecord]:
        """Return the calls after the one with this number, as far as they are kept."""
        newest_first = takewhile(lambda record: record.number > number, reversed(self.records))
        return list(newest_first)[::-1]
