"""How each group wants the bot to behave there, and which answers are to be removed when."""

from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from sqlite_utils import Database

from casebase.store.connections import Connections

_BEIJING = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """What a group's administrators can set; without any setting, the bot answers where it is asked."""

    is_on: bool = True
    topic: int | None = None
    """The forum topic answers go to; None for the one the question stands in."""
    quiet_from: int | None = None
    quiet_until: int | None = None
    """Hours of Beijing between which nothing is posted; the second may be of the next day."""
    remove_after: int | None = None
    """Minutes after which an answer is removed; None for never."""

    def is_quiet(self, at: datetime) -> bool:
        """Whether nothing is to be posted at that time."""
        if self.quiet_from is None or self.quiet_until is None:
            return False
        hour = at.astimezone(_BEIJING).hour
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until


_COLUMNS = tuple(field.name for field in fields(GroupSettings))


class Groups:
    """Settings of groups, and removals that are due there."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def settings(self, chat: int) -> GroupSettings:
        """The group's settings."""
        with self._connections.lend() as db:
            return _settings(db, chat) or GroupSettings()

    def change(self, chat: int, who: int, **changes: Any) -> GroupSettings:
        """Change some of the group's settings; returns them all.

        Args:
            chat: the group.
            who: the administrator.
            **changes: fields of ``GroupSettings``.
        """
        with self._connections.transaction() as db:
            changed = replace(_settings(db, chat) or GroupSettings(), **changes)
            values = [getattr(changed, column) for column in _COLUMNS]
            db.execute(
                f"insert into group_settings (chat, {', '.join(_COLUMNS)}, changed_by, changed_at)"
                " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (chat) do update set"
                f" {', '.join(f'{column} = excluded.{column}' for column in _COLUMNS)},"
                " changed_by = excluded.changed_by, changed_at = excluded.changed_at",
                [chat, *values, who, datetime.now(UTC).isoformat(timespec="seconds")],
            )
        return changed

    def move(self, old: int, new: int) -> None:
        """The group has another id from now on; its messages of before cannot be reached by it."""
        with self._connections.transaction() as db:
            if _settings(db, new) is None:
                db.execute("update group_settings set chat = ? where chat = ?", [new, old])
            db.execute("delete from group_settings where chat = ?", [old])
            db.execute("delete from removals where chat = ?", [old])

    def remove_at(self, chat: int, message: int, due: datetime) -> None:
        """Have an answer removed when it is due."""
        with self._connections.transaction() as db:
            db.execute(
                "insert into removals (chat, message, due) values (?, ?, ?)"
                " on conflict (chat, message) do update set due = excluded.due",
                [chat, message, due.isoformat()],
            )

    def due(self, now: datetime, limit: int) -> tuple[tuple[int, int], ...]:
        """Answers that are to be removed by now, the oldest first: chat and message."""
        with self._connections.lend() as db:
            rows = db.execute(
                "select chat, message from removals where due <= ? order by due limit ?",
                [now.isoformat(), limit],
            ).fetchall()
        return tuple((chat, message) for chat, message in rows)

    def removed(self, chat: int, message: int) -> None:
        """The answer is gone, or cannot be removed any more."""
        with self._connections.transaction() as db:
            db.execute("delete from removals where chat = ? and message = ?", [chat, message])


def _settings(db: Database, chat: int) -> GroupSettings | None:
    row = db.execute(f"select {', '.join(_COLUMNS)} from group_settings where chat = ?", [chat]).fetchone()
    return GroupSettings(bool(row[0]), *row[1:]) if row else None
