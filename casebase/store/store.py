"""``Store``: cases in and out of SQLite, every write one transaction and one numbered revision."""

from collections.abc import Iterable, Iterator, Sequence
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
from casebase.store.connections import Connections, Held
from casebase.store.conversation import Conversation
from casebase.store.desk import Curators, Drafts, Notices, Offers, Redirects, Tickets, Usage
from casebase.store.groups import Groups
from casebase.store.inbox import Inbox
from casebase.store.migrations import migrate
from casebase.store.rows import Row, case_rows
from casebase.store.shares import Shares
from casebase.store.texts import Texts
from casebase.store.uploads import Uploads


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
        self.known_revision = 0
        """The newest revision this process has written or seen; another may have written one since."""
        self.texts = Texts(connections)
        self.background = Background(connections)
        self.inbox = Inbox(connections, self.background)
        self.conversation = Conversation(connections, self.background)
        self.shares = Shares(connections, self.background)
        self.uploads = Uploads(connections)
        self.groups = Groups(connections)
        self.drafts = Drafts(connections)
        self.notices = Notices(connections)
        self.tickets = Tickets(connections)
        self.curators = Curators(connections)
        self.offers = Offers(connections)
        self.redirects = Redirects(connections)
        self.usage = Usage(connections)

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
        newest = cast(int, self._connections.glance("select coalesce(max(number), 0) from revisions"))
        self.known_revision = newest
        return newest

    def cases_since(self, revision: int) -> tuple[Case, ...]:
        """The newest record of every case written after that revision, by revision."""
        with self._connections.lend() as db:
            rows = db.execute(
                "select h.record, h.revision from cases c join case_history h"
                ' on h."case" = c.id and h.revision = c.revision'
                " where c.revision > ? order by c.revision, c.id",
                [revision],
            ).fetchall()
        return tuple(_record(*row) for row in rows)

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
        return tuple((Revision(*row[:5]), _record(row[5], row[0])) for row in rows)

    def record(self, case_id: str, revision: int) -> Case | None:
        """The case as that revision wrote it; None where it did not."""
        with self._connections.lend() as db:
            row = db.execute(
                'select record from case_history where "case" = ? and revision = ?', [case_id, revision]
            ).fetchone()
        return _record(row[0], revision) if row else None

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

    def revisions_of(self, case_id: str) -> tuple[Revision, ...]:
        """The revisions that wrote a case, newest first."""
        with self._connections.lend() as db:
            rows = db.execute(
                "select r.number, r.at, r.who, r.action, r.why from case_history h"
                ' join revisions r on r.number = h.revision where h."case" = ? order by r.number desc',
                [case_id],
            ).fetchall()
        return tuple(Revision(*row) for row in rows)

    def damage(self) -> Iterator[str]:
        """What the engine finds wrong with the file: broken pages, references to nothing."""
        with self._connections.lend() as db:
            for (said,) in db.execute("PRAGMA integrity_check").fetchall():
                if said != "ok":
                    yield f"数据库文件有损坏：{said}"
            for table, row, parent, _ in db.execute("PRAGMA foreign_key_check").fetchall():
                yield f"{table} 第{row}行指向 {parent} 里没有的东西"

    def disagreements(self, case: Case) -> Iterator[str]:
        """Where the tables differ from a case's record."""
        rows = case_rows(case)
        with self._connections.lend() as db:
            stored = _rows(db, "cases", "id", case.id)
            if not stored or stored[0] != _row(rows.case, stored[0]):
                yield "表 cases 和记录不一致"
            for table, owned in rows.owned.items():
                if table == "program_figures":
                    continue
                there = _rows(db, table, "case", case.id)
                wanted = [_row(row, there[0]) for row in owned] if there else owned
                if sorted(map(repr, there)) != sorted(map(repr, wanted)):
                    yield f"表 {table} 和记录不一致"

    @contextmanager
    def writing(self) -> Iterator["Batch"]:
        """Texts and drafts that are stored together; cases are written by :meth:`change`."""
        with self._connections.transaction() as db:
            yield Batch(db)

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
        if change.written:
            self.known_revision = max(self.known_revision, number)


class Batch:
    """Texts and drafts being written."""

    def __init__(self, db: Database) -> None:
        held = Held(db)
        self.drafts = Drafts(held)
        self.notices = Notices(held)
        self.tickets = Tickets(held)
        self.texts = Texts(held)


class Change:
    """A revision being written."""

    def __init__(self, db: Database, revision: Revision) -> None:
        self._db = db
        self.revision = revision
        self.written = False
        held = Held(db)
        self.drafts = Drafts(held)
        self.notices = Notices(held)
        self.tickets = Tickets(held)
        self.redirects = Redirects(held)
        self.texts = Texts(held)

    def case(self, case_id: str) -> Case | None:
        """The newest record of that case, as of this change."""
        return _newest(self._db, case_id)

    def put(self, case: Case) -> Case:
        """Write the case as this revision's; returns it as stored, carrying the revision's number."""
        stored = case.model_copy(update={"revision": self.revision.number})
        rows = case_rows(stored)
        self.written = True
        self.release(stored.id)
        for table, shared in rows.shared.items():
            _insert(self._db, table, _unique(shared), over="id")
        _insert(self._db, "cases", [rows.case], over="id")
        for table, owned in rows.owned.items():
            _insert(self._db, table, owned)
        record = dumps(stored.model_copy(update={"revision": 0}))
        number = self.revision.number
        _insert(self._db, "case_history", [{"case": stored.id, "revision": number, "record": record}])
        return stored

    def touched(self, revision: int) -> dict[str, tuple[Case, Case | None, bool]]:
        """The cases a revision wrote: the record now, the one before that revision, and whether it is the
        newest still.
        """
        rows = self._db.execute(
            'select h."case", c.revision = h.revision from case_history h join cases c on c.id = h."case"'
            " where h.revision = ? order by 1",
            [revision],
        ).fetchall()
        found = {}
        for case_id, newest in rows:
            now = _newest(self._db, case_id)
            assert now is not None
            before = self._db.execute(
                'select record, revision from case_history where "case" = ? and revision < ?'
                " order by revision desc limit 1",
                [case_id, revision],
            ).fetchone()
            found[case_id] = (now, _record(*before) if before else None, bool(newest))
        return found

    def action(self, revision: int) -> str | None:
        """What a revision did; None where there is none of that number."""
        row = self._db.execute("select action from revisions where number = ?", [revision]).fetchone()
        return row[0] if row else None

    def case_ids(self) -> frozenset[str]:
        """Ids of every case there ever was."""
        return frozenset(row[0] for row in self._db.execute("select id from cases").fetchall())

    def program_ids(self, except_case: str = "") -> frozenset[str]:
        """Ids of the programs of all cases but one."""
        rows = self._db.execute('select id from programs where "case" <> ?', [except_case]).fetchall()
        return frozenset(row[0] for row in rows)

    def editions(self) -> dict[str, Edition]:
        """What is known of every case's shipped edition, as of this change."""
        return _editions(self._db)

    def mark_shipped(self, case_id: str, sha256: str) -> None:
        """Remember that this revision took over a shipped case of that digest."""
        edition = {"case": case_id, "sha256": sha256, "revision": self.revision.number}
        _insert(self._db, "shipped_cases", [edition], over="case")

    def release(self, case_id: str) -> None:
        """Remove the rows of the case's earlier record; its history stays.

        A program moves from one case to another when both are released before either is written.
        """
        owned_programs = 'select id from programs where "case" = ?'
        self._db.execute(f"delete from program_figures where program in ({owned_programs})", [case_id])
        for table in ("case_sources", "programs", "figures", "measures", "sites", "people", "evidence"):
            self._db.execute(f'delete from {table} where "case" = ?', [case_id])


def _newest(db: Database, case_id: str) -> Case | None:
    row = db.execute(
        "select h.record, h.revision from cases c join case_history h"
        ' on h."case" = c.id and h.revision = c.revision where c.id = ?',
        [case_id],
    ).fetchone()
    return _record(*row) if row else None


def _rows(db: Database, table: str, column: str, value: str) -> list[dict[str, Any]]:
    cursor = db.execute(f'select * from {table} where "{column}" = ?', [value])
    names = [one[0] for one in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _row(row: Row, like: dict[str, Any]) -> dict[str, Any]:
    """A row as the engine gives it back: its columns in order, numbers for truth values, plain strings."""
    return {name: _plain(row.get(name)) for name in like}


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    return str(value) if isinstance(value, str) else value


def _record(text: str, revision: int) -> Case:
    """A record as it was written, with the revision that wrote it.

    The number stands beside the record and not in it, so that a record restored is the earlier one byte for
    byte.
    """
    return loads(text).model_copy(update={"revision": revision})


def _editions(db: Database) -> dict[str, Edition]:
    rows = db.execute(
        "select c.id, s.sha256, s.revision = c.revision"
        ' from cases c left join shipped_cases s on s."case" = c.id'
    ).fetchall()
    return {case: Edition(sha256, bool(untouched)) for case, sha256, untouched in rows}


def _unique(rows: Iterable[Row]) -> list[dict[str, Any]]:
    return list({row["id"]: row for row in rows}.values())


def _insert(db: Database, table: str, rows: Sequence[Row], over: str = "") -> None:
    """Add rows that all have the same columns: in one statement, which matters where cases are many.

    Args:
        db: the database.
        table: the table.
        rows: the rows.
        over: the key by which a row takes the place of an earlier one; without it there must be none.
    """
    if not rows:
        return
    columns = ", ".join(f'"{name}"' for name in rows[0])
    values = ", ".join(f":{name}" for name in rows[0])
    anew = ", ".join(f'"{name}" = excluded."{name}"' for name in rows[0] if name != over)
    instead = f' on conflict ("{over}") do update set {anew}' if over else ""
    db.conn.executemany(f"insert into {table} ({columns}) values ({values}){instead}", rows)


def _table(db: Database, name: str) -> Table:
    return cast(Table, db[name])
