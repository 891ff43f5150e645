"""``Store``: cases in and out of SQLite, every write one transaction and one numbered revision."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, cast

from sqlite_utils import Database
from sqlite_utils.db import Table

from casebase.record import Case
from casebase.record.jsonform import dumps, loads
from casebase.store.background import Background
from casebase.store.connections import Connections
from casebase.store.conversation import Conversation
from casebase.store.inbox import Inbox
from casebase.store.migrations import migrate
from casebase.store.rows import Row, case_rows
from casebase.store.texts import Texts


@dataclass(frozen=True, slots=True)
class Revision:
    """One write: its number, and who did what, when and why."""

    number: int
    at: str
    """ISO 8601, UTC."""
    who: str
    action: str
    why: str


@dataclass(frozen=True, slots=True)
class Edition:
    """What the store knows of a case that may also ship with the program."""

    sha256: str | None
    """Digest of the shipped record last taken over; None for a case that never shipped."""
    untouched: bool
    """True while the newest record is that shipped one."""


class Store:
    """The casebase's file. The newest record of every case, every earlier one, and who wrote each."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self.texts = Texts(connections)
        self.background = Background(connections)
        self.conversation = Conversation(connections, self.background)
        self.inbox = Inbox(connections, self.background)

    @classmethod
    def open(cls, path: Path) -> Self:
        """The store in that file, made or migrated as needed.

        Raises:
            CasebaseError: the file is no database, is newer than this program, or cannot be opened.
        """
        connections = Connections(path)
        try:
            with connections.lend() as db:
                migrate(db)
        except BaseException:
            connections.close()
            raise
        return cls(connections)

    def close(self) -> None:
        """Store what waits to be stored, and let go of the file."""
        self.background.close()
        self._connections.close()

    @property
    def revision(self) -> int:
        """Number of the newest revision; 0 for an empty casebase. Takes microseconds and never waits."""
        return cast(int, self._connections.glance("select coalesce(max(number), 0) from revisions"))

    def cases_since(self, revision: int) -> tuple[Case, ...]:
        """The newest record of every case written after that revision, by revision."""
        with self._connections.lend() as db:
            rows = db.execute(
                "select h.record from cases c join case_history h"
                ' on h."case" = c.id and h.revision = c.revision'
                " where c.revision > ? order by c.revision, c.id",
                [revision],
            ).fetchall()
        return tuple(loads(row[0]) for row in rows)

    def case(self, case_id: str) -> Case | None:
        """The newest record of that case, whatever its status; None where there never was one."""
        with self._connections.lend() as db:
            return _newest(db, case_id)

    def history(self, case_id: str) -> tuple[tuple[Revision, Case], ...]:
        """Every record the case ever had, oldest first, with the revision that wrote it."""
        with self._connections.lend() as db:
            rows = db.execute(
                "select r.number, r.at, r.who, r.action, r.why, h.record"
                " from case_history h join revisions r on r.number = h.revision"
                ' where h."case" = ? order by r.number',
                [case_id],
            ).fetchall()
        return tuple((Revision(*row[:5]), loads(row[5])) for row in rows)

    def editions(self) -> dict[str, Edition]:
        """What is known of every case's shipped edition."""
        with self._connections.lend() as db:
            return _editions(db)

    def revisions(self, limit: int) -> tuple[Revision, ...]:
        """The newest revisions, newest first."""
        with self._connections.lend() as db:
            rows = db.execute(
                "select number, at, who, action, why from revisions order by number desc limit ?", [limit]
            ).fetchall()
        return tuple(Revision(*row) for row in rows)

    @contextmanager
    def change(self, *, who: str, action: str, why: str) -> Iterator["Change"]:
        """One revision: everything the block writes is stored under one number, or none of it.

        A block that writes nothing makes no revision.
        """
        with self._connections.transaction() as db:
            # A case's rows are replaced as a whole; references are settled when the transaction ends.
            db.execute("PRAGMA defer_foreign_keys=ON")
            number = db.execute("select coalesce(max(number), 0) + 1 from revisions").fetchone()[0]
            revision = Revision(number, datetime.now(UTC).isoformat(timespec="seconds"), who, action, why)
            _table(db, "revisions").insert(
                {"number": number, "at": revision.at, "who": who, "action": action, "why": why}
            )
            change = Change(db, revision)
            yield change
            if not change.written:
                db.execute("delete from revisions where number = ?", [number])


class Change:
    """A revision being written."""

    def __init__(self, db: Database, revision: Revision) -> None:
        self._db = db
        self.revision = revision
        self.written = False

    def case(self, case_id: str) -> Case | None:
        """The newest record of that case, as of this change."""
        return _newest(self._db, case_id)

    def put(self, case: Case) -> Case:
        """Write the case as this revision's; returns it as stored, carrying the revision's number."""
        stored = case.model_copy(update={"revision": self.revision.number})
        rows = case_rows(stored)
        self.written = True
        self._forget(stored.id)
        for table, shared in rows.shared.items():
            _table(self._db, table).upsert_all(_unique(shared), pk="id")
        _table(self._db, "cases").upsert(rows.case, pk="id")
        for table, owned in rows.owned.items():
            _table(self._db, table).insert_all(owned)
        _table(self._db, "case_history").insert(
            {"case": stored.id, "revision": self.revision.number, "record": dumps(stored)}
        )
        return stored

    def editions(self) -> dict[str, Edition]:
        """What is known of every case's shipped edition, as of this change."""
        return _editions(self._db)

    def mark_shipped(self, case_id: str, sha256: str) -> None:
        """Remember that this revision took over a shipped case of that digest."""
        _table(self._db, "shipped_cases").upsert(
            {"case": case_id, "sha256": sha256, "revision": self.revision.number}, pk="case"
        )

    def _forget(self, case_id: str) -> None:
        """Remove the rows of the case's earlier record; its history stays."""
        owned_programs = 'select id from programs where "case" = ?'
        self._db.execute(f"delete from program_figures where program in ({owned_programs})", [case_id])
        for table in ("case_sources", "programs", "figures", "measures", "sites", "people", "evidence"):
            self._db.execute(f'delete from {table} where "case" = ?', [case_id])


def _newest(db: Database, case_id: str) -> Case | None:
    row = db.execute(
        'select h.record from cases c join case_history h on h."case" = c.id and h.revision = c.revision'
        " where c.id = ?",
        [case_id],
    ).fetchone()
    return loads(row[0]) if row else None


def _editions(db: Database) -> dict[str, Edition]:
    rows = db.execute(
        "select c.id, s.sha256, s.revision = c.revision"
        ' from cases c left join shipped_cases s on s."case" = c.id'
    ).fetchall()
    return {case: Edition(sha256, bool(untouched)) for case, sha256, untouched in rows}


def _unique(rows: Iterable[Row]) -> list[dict[str, Any]]:
    return list({row["id"]: row for row in rows}.values())


def _table(db: Database, name: str) -> Table:
    return cast(Table, db[name])
