"""Publications that were announced and become true when nobody objects in time."""

from dataclasses import dataclass
from typing import cast

from sqlite_utils.db import Table

from casebase.store.connections import Lender
from casebase.store.desk.actor import Actor

_COLUMNS = 'draft, version, due, "into", who, name'


@dataclass(frozen=True, slots=True)
class Notice:
    """A publication that was announced."""

    draft: int
    version: int
    """Of the draft as it was when it was agreed on; a later one is not what was announced."""
    due: str
    """When it becomes true, ISO 8601 in UTC, to the second."""
    into: str | None
    """The case it becomes part of; None where it becomes one of its own."""
    who: Actor
    """Who agreed last."""


class Notices:
    """The announced publications of this installation."""

    def __init__(self, lender: Lender) -> None:
        self._lender = lender

    def announce(self, notice: Notice) -> None:
        """Announce a publication, in place of an earlier announcement of the draft."""
        who = notice.who
        row = {
            "draft": notice.draft,
            "version": notice.version,
            "due": notice.due,
            "into": notice.into,
            "who": who.id,
            "name": who.name,
        }
        with self._lender.transaction() as db:
            cast(Table, db["draft_notices"]).upsert(row, pk="draft")

    def of(self, draft: int) -> Notice | None:
        """What is announced of a draft."""
        found = self._select("where draft = ?", [draft])
        return found[0] if found else None

    def due(self, now: str) -> tuple[Notice, ...]:
        """Announcements whose time has come, the oldest first."""
        return self._select("where due <= ? order by due, draft", [now])

    def withdraw(self, draft: int) -> bool:
        """Take an announcement back; whether there was one."""
        with self._lender.transaction() as db:
            return bool(db.execute("delete from draft_notices where draft = ?", [draft]).rowcount)

    def _select(self, where: str, values: list[object]) -> tuple[Notice, ...]:
        with self._lender.lend() as db:
            rows = db.execute(f"select {_COLUMNS} from draft_notices {where}", values).fetchall()
        return tuple(
            Notice(draft, version, due, into, Actor(who, name))
            for draft, version, due, into, who, name in rows
        )
