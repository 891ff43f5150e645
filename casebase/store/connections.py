"""Connections to one SQLite file: a few, lent out one thread at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from sqlite_utils import Database

from casebase.errors import CasebaseError

_BUSY_MS = 10_000
"""How long a writer waits for another process's write before giving up."""

_CACHE_KB = 512
"""Of pages kept for each connection: the system keeps the file in memory once for all of them."""

_CLOSED = "数据库已经关闭。"
_SENTENCES = {
    "SQLITE_NOTADB": "{file} 不是案例库的数据库文件，请换一个文件。",
    "SQLITE_CORRUPT": "数据库 {file} 已损坏，请从备份恢复。",
    "SQLITE_CANTOPEN": "打不开数据库 {path}，请检查所在文件夹是否存在、是否有权限。",
    "SQLITE_READONLY": "数据库 {file} 是只读的，这次改动没有保存。",
    "SQLITE_FULL": "磁盘已满，这次改动没有保存。请腾出空间后再试。",
    "SQLITE_IOERR": "磁盘读写出错，这次改动没有保存。请检查磁盘后再试。",
    "SQLITE_BUSY": "数据库正被别的程序占用，请稍后再试。",
    "SQLITE_LOCKED": "数据库正被别的程序占用，请稍后再试。",
}


class Lender(Protocol):
    """Whatever lends a connection: the pool, or a transaction that is under way."""

    def lend(self) -> AbstractContextManager[Database]:
        """A connection for the block."""

    def transaction(self) -> AbstractContextManager[Database]:
        """A connection whose writes in the block are stored together."""


class Held:
    """The connection of a transaction under way; what is written through it is part of that one."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @contextmanager
    def lend(self) -> Iterator[Database]:
        """The connection."""
        yield self._db

    @contextmanager
    def transaction(self) -> Iterator[Database]:
        """The connection; the transaction ends where it began."""
        yield self._db


class Connections:
    """A pool of connections, each used by one thread at a time and made alike: WAL, foreign keys on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: list[Database] = []
        self._lock = Lock()
        self._closed = False
        self._writing = Lock()
        self._glancing = Lock()
        self._glance: sqlite3.Connection | None = None

    @contextmanager
    def lend(self) -> Iterator[Database]:
        """A connection for the block.

        Raises:
            CasebaseError: the file cannot be opened or is damaged, read-only, full or locked for too long.
        """
        with self._lock:
            if self._closed:
                raise CasebaseError(_CLOSED)
            db = self._idle.pop() if self._idle else None
        try:
            if db is None:
                db = self._open()
            yield db
        except sqlite3.Error as error:
            raise CasebaseError(sentence(error, self._path)) from error
        finally:
            if db is not None:
                self._give_back(db)

    @contextmanager
    def transaction(self, *, durable: bool = True, patience_ms: int = _BUSY_MS) -> Iterator[Database]:
        """A connection with the write lock held: all of the block is stored, or nothing of it.

        Args:
            durable: whether it must survive a power cut; it survives the end of the process either way.
            patience_ms: how long to wait while another process writes.
        """
        with self._turn(patience_ms), self.lend() as db:
            # Both hold for the connection until they are changed.
            db.conn.execute(f"PRAGMA busy_timeout={patience_ms}")
            db.conn.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
            db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.conn.commit()
            except BaseException:
                # Deferred foreign keys are checked by the commit itself, so it can fail too.
                db.conn.rollback()
                raise

    @contextmanager
    def _turn(self, patience_ms: int) -> Iterator[None]:
        """Wait for this process's other writers: the engine would sleep longer and longer for them."""
        if not self._writing.acquire(timeout=patience_ms / 1000):
            raise CasebaseError(_SENTENCES["SQLITE_BUSY"])
        try:
            yield
        finally:
            self._writing.release()

    def glance(self, query: str) -> Any:
        """The first value of a query that takes microseconds; it never waits for a lock.

        Raises:
            CasebaseError: as ``lend``.
        """
        with self._glancing:
            if self._closed:
                raise CasebaseError(_CLOSED)
            try:
                if self._glance is None:
                    self._glance = sqlite3.connect(self._path, timeout=0, check_same_thread=False)
                return self._glance.execute(query).fetchone()[0]
            except sqlite3.Error as error:
                raise CasebaseError(sentence(error, self._path)) from error

    def close(self) -> None:
        """Close every connection; lent ones when they come back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        with self._glancing:
            if self._glance is not None:
                self._glance.close()
                self._glance = None
        for db in idle:
            db.close()

    def _give_back(self, db: Database) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(db)
                return
        db.close()

    def _open(self) -> Database:
        connection = sqlite3.connect(self._path, timeout=_BUSY_MS / 1000, check_same_thread=False)
        try:
            db = Database(connection, execute_plugins=False)
            # The first statement to touch the file is the one that finds out whether it is a database.
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
        except BaseException:
            connection.close()
            raise
        return db


def sentence(error: sqlite3.Error, path: Path) -> str:
    """What to tell a person of an SQLite error; an error that is no one's but ours is raised as it is."""
    code = getattr(error, "sqlite_errorname", None) or ""
    for prefix, sentence in _SENTENCES.items():
        if code.startswith(prefix):
            return sentence.format(file=path.name, path=path)
    raise error
