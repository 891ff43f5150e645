"""``Shelf``: texts found by their keys, in a full-text index with a file of its own that can be made again.

What the texts are and how their keys are made is the caller's; here they are kept, found and counted. The
engine's query language is written here only, from quoted keys, so that nothing a person types can reach it.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Lock
from typing import NamedTuple, Self

from casebase.errors import CasebaseError

Keys = Callable[[str], Sequence[str]]
"""The keys of a kept body, each of letters, digits and characters only. A function of a module, so that other
processes can be given it."""
Groups = Sequence[Sequence[str]]

_FORMAT = 3
"""Raised whenever bodies or their keys are made otherwise; a shelf of another format is emptied."""
_SCHEMA = """
create table if not exists about (name text primary key, value integer not null);
create table if not exists rows (
    number integer primary key, id text not null unique, owner text not null, body text not null
);
create index if not exists rows_owner on rows (owner);
create virtual table if not exists row_keys using fts5(
    keys, content='', tokenize='unicode61', detail=none, columnsize=0
);
create virtual table if not exists frequencies using fts5vocab(row_keys, row);
create table if not exists common (key text primary key, rows integer not null) without rowid;
"""
_BATCH = 2000
_COMMON = 500
"""From so many rows on, in how many a key stands is kept: counting reads the whole list of them."""
_GROWN = 2
"""Common keys are counted again once there are so many times as many rows."""
_FEWEST_COUNTED = 5_000
"""Of fewer rows any key is counted soon enough."""


class Row(NamedTuple):
    """Something kept."""

    id: str
    owner: str
    """What it belongs to, and is replaced with."""
    body: str


class Shelf:
    """Rows as of one revision of the store. Safe to use from several threads."""

    def __init__(self, db: sqlite3.Connection, keys: Keys) -> None:
        self._db = db
        self._keys = keys
        self._lock = Lock()
        self._count = self._counted()
        self._common = self._known_common()

    @classmethod
    def open(cls, path: Path | None, keys: Keys) -> Self:
        """The shelf in that file, empty where the file is new or of another format; None keeps it in memory.

        Raises:
            CasebaseError: the file is no database.
        """
        db = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None)
        try:
            db.execute("pragma journal_mode = wal")
            db.execute("pragma synchronous = normal")
            db.executescript(_SCHEMA)
        except sqlite3.DatabaseError as error:
            db.close()
            raise CasebaseError("检索用的索引文件已损坏，请删除它，程序会重新建立。") from error
        shelf = cls(db, keys)
        if shelf._about("format") != _FORMAT:
            shelf.clear()
        return shelf

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __len__(self) -> int:
        return self._count

    @property
    def revision(self) -> int:
        """The store's revision the rows are of; 0 for an empty shelf."""
        return self._about("revision") or 0

    def clear(self) -> None:
        """Forget every row."""
        with self._writing():
            self._db.execute("insert into row_keys(row_keys) values ('delete-all')")
            self._db.execute("delete from rows")
            self._db.execute("delete from common")
            self._db.execute("delete from about")
            self._db.execute("insert into about values ('format', ?)", [_FORMAT])
        self._count, self._common = 0, {}

    def replace(self, changed: Iterable[tuple[str, Sequence[Row]]], revision: int) -> None:
        """Keep these rows of these owners, and none else of them, as of a revision of the store."""
        with self._writing():
            for owner, rows in changed:
                self._forget(owner)
                for row in rows:
                    self._keep(row, " ".join(self._keys(row.body)))
            self._db.execute("insert or replace into about values ('revision', ?)", [revision])
        self._count = self._counted()
        if self._count > max(_FEWEST_COUNTED, _GROWN * (self._about("counted") or 0)):
            self._count_common()

    def fill(
        self,
        rows: Sequence[Row],
        revision: int,
        *,
        workers: int = 1,
        progress: Callable[[int], None] = lambda _: None,
    ) -> None:
        """Fill an empty shelf with many rows.

        Args:
            rows: all of them.
            revision: the store's revision they are of.
            workers: processes that make the keys; writing is one process's work.
            progress: told after each batch how many rows are kept.
        """
        batches = [rows[at : at + _BATCH] for at in range(0, len(rows), _BATCH)]
        make = partial(_joined_keys, self._keys)
        done = 0
        with self._writing(), _mapped(workers) as mapped:
            for batch, made in zip(batches, mapped(make, batches), strict=True):
                for row, keys in zip(batch, made, strict=True):
                    self._keep(row, keys)
                done += len(batch)
                progress(done)
            self._db.execute("insert or replace into about values ('revision', ?)", [revision])
        self._count = self._counted()
        self._count_common()

    def find(self, all_of: Groups, any_of: Groups, none_of: Groups, limit: int) -> list[str]:
        """The bodies of the newest rows that have all keys of ``all_of``, of one group of ``any_of`` and of
        no group of ``none_of``; nothing where neither of the first two asks for anything.
        """
        expression = _expression(all_of, any_of, none_of)
        if not expression:
            return []
        with self._lock:
            rows = self._db.execute(
                "select body from rows where number in"
                " (select rowid from row_keys where row_keys match ? order by rowid desc limit ?)",
                [expression, limit],
            ).fetchall()
        return [body for (body,) in rows]

    def frequency(self, key: str) -> int:
        """In how many rows a key stands.

        Of a common one this is as of when they were last counted; of a beginning (``木*``) it is a guess.
        """
        if key.endswith("*"):
            return self._count // 2
        known = self._common.get(key)
        if known is not None:
            return min(known, self._count)
        with self._lock:
            row = self._db.execute("select doc from frequencies where term = ?", [key]).fetchone()
        return row[0] if row else 0

    def _about(self, name: str) -> int | None:
        row = self._db.execute("select value from about where name = ?", [name]).fetchone()
        return row[0] if row else None

    def _counted(self) -> int:
        count: int = self._db.execute("select count(*) from rows").fetchone()[0]
        return count

    def _count_common(self) -> None:
        """Keep in how many rows each common key stands; looks through all keys there are."""
        with self._writing():
            self._db.execute("delete from common")
            self._db.execute("insert into common select term, doc from frequencies where doc >= ?", [_COMMON])
            self._db.execute("insert or replace into about values ('counted', ?)", [self._count])
        self._common = self._known_common()

    def _known_common(self) -> dict[str, int]:
        return dict(self._db.execute("select key, rows from common"))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock:
            self._db.execute("begin immediate")
            try:
                yield
            except BaseException:
                self._db.execute("rollback")
                raise
            self._db.execute("commit")

    def _keep(self, row: Row, keys: str) -> None:
        number = self._db.execute("insert into rows (id, owner, body) values (?, ?, ?)", row).lastrowid
        self._db.execute("insert into row_keys (rowid, keys) values (?, ?)", [number, keys])

    def _forget(self, owner: str) -> None:
        rows = self._db.execute("select number, body from rows where owner = ?", [owner]).fetchall()
        for number, body in rows:
            # An index that keeps no content has to be told what it is to forget.
            keys = " ".join(self._keys(body))
            self._db.execute(
                "insert into row_keys (row_keys, rowid, keys) values ('delete', ?, ?)", [number, keys]
            )
        self._db.execute("delete from rows where owner = ?", [owner])


def _joined_keys(keys: Keys, rows: Sequence[Row]) -> list[str]:
    return [" ".join(keys(row.body)) for row in rows]


@contextmanager
def _mapped(workers: int) -> Iterator[Callable[..., Iterable[list[str]]]]:
    """``map``, spread over processes where there are several."""
    if workers < 2:
        yield map
        return
    with ProcessPoolExecutor(workers) as pool:
        yield pool.map


def _expression(all_of: Groups, any_of: Groups, none_of: Groups) -> str:
    """The conditions in the engine's language."""
    parts = [_all(group) for group in all_of if group]
    alternatives = [_all(group) for group in any_of if group]
    if alternatives:
        parts.append("(" + " OR ".join(alternatives) + ")")
    if not parts:
        return ""
    wanted = "(" + " AND ".join(parts) + ")"
    return wanted + "".join(f" NOT {_all(group)}" for group in none_of if group)


def _all(group: Sequence[str]) -> str:
    return "(" + " AND ".join(_quoted(key) for key in group) + ")"


def _quoted(key: str) -> str:
    plain = key.removesuffix("*").replace('"', "")
    return f'"{plain}"' + ("*" if key.endswith("*") else "")
