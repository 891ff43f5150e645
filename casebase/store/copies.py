"""Copies of the database: made while it is in use, and checked before they are trusted."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from casebase.errors import CasebaseError
from casebase.record.jsonform import loads
from casebase.store.connections import sentence
from casebase.store.migrations import known, migrate

_NAME = "casebase-%Y%m%d-%H%M%S.db"
_NAMES = "casebase-????????-??????.db"
_PAGES = 1000
"""Pages copied before others may write again."""


def name_of(at: datetime | None = None) -> str:
    """The file name of a copy made then, or now; names sort by time."""
    return (at or datetime.now(UTC)).strftime(_NAME)


def back_up(database: Path, target: Path) -> None:
    """Write a copy of the database as of now, check it, and only then give it its name.

    Raises:
        CasebaseError: it cannot be read or written, or the copy is not sound; then there is no new file.
    """
    if not database.is_file():
        raise CasebaseError(f"没有数据库文件 {database}，没有可备份的。")
    with _whole_or_not(target, "备份写不到") as part:
        _copy(database, part)
        check(part)
        _sync(part)
        os.replace(part, target)
        _sync(target.parent)


def check(database: Path) -> int:
    """Read all of it: its pages, its references, and every record; returns the newest revision's number.

    Raises:
        CasebaseError: it is damaged, no casebase, or of a newer version of the program.
    """
    if not database.is_file():
        raise CasebaseError(f"没有 {database} 这个文件。")
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            if connection.execute("pragma integrity_check").fetchone() != ("ok",):
                raise CasebaseError(f"{database.name} 已损坏，不能用。")
            known(Database(connection, execute_plugins=False))
            if connection.execute("pragma foreign_key_check").fetchone() is not None:
                raise CasebaseError(f"{database.name} 里的记录互相对不上，不能用。")
            for (record,) in connection.execute("select record from case_history"):
                loads(record)
            newest = connection.execute("select coalesce(max(number), 0) from revisions").fetchone()[0]
    except sqlite3.OperationalError as error:
        raise CasebaseError(f"{database.name} 不是案例库的数据库文件，或者打不开。") from error
    except sqlite3.Error as error:
        raise CasebaseError(sentence(error, database)) from error
    except ValueError as error:
        raise CasebaseError(f"{database.name} 里有读不出来的记录，不能用。") from error
    return int(newest)


def restore(copy: Path, database: Path) -> Path | None:
    """Put a copy in the database's place, once it has been checked; what stood there is kept beside it.

    The copy is brought to this program's schema first. Nobody may have the database open.

    Returns:
        Where the earlier database is now; None where there was none.

    Raises:
        CasebaseError: the copy is not sound, the database is in use, or nothing can be written there.
    """
    check(copy)
    with _whole_or_not(database, "写不到") as part:
        _copy(copy, part)
        with closing(sqlite3.connect(part)) as connection:
            migrate(Database(connection, execute_plugins=False))
        check(part)
        _sync(part)
        earlier = _set_aside(database)
        os.replace(part, database)
        _sync(database.parent)
    return earlier


def keep_newest(folder: Path, count: int) -> tuple[Path, ...]:
    """Remove all but the newest copies of a folder; returns those removed. Other files are let be."""
    late = sorted(folder.glob(_NAMES))[:-count]
    for path in late:
        path.unlink(missing_ok=True)
    return tuple(late)


@contextmanager
def _whole_or_not(target: Path, unwritable: str) -> Iterator[Path]:
    """A file beside ``target`` to prepare it in; whatever goes wrong, nothing half-made is left of it.

    Raises:
        CasebaseError: the work's own, or what SQLite or the disk refused; ``unwritable`` begins its sentence.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        yield part
    except sqlite3.Error as error:
        raise CasebaseError(sentence(error, target)) from error
    except OSError as error:
        raise CasebaseError(f"{unwritable} {target}（{error.strerror}），请检查文件夹和磁盘空间。") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    """SQLite's online backup: a consistent state, also while others write."""
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new, pages=_PAGES)
        # A copy is one file; the log beside it would be lost when it is moved.
        new.execute("pragma journal_mode=delete")


def _set_aside(database: Path) -> Path | None:
    """Move the database away with everything written so far, unless somebody has it open."""
    if not database.exists():
        return None
    try:
        with closing(sqlite3.connect(database, timeout=0.2)) as connection:
            # Leaving the log is only allowed to the last one who has the file open.
            mode = connection.execute("pragma journal_mode=delete").fetchone()[0]
    except sqlite3.OperationalError as error:
        raise CasebaseError("数据库正在使用，请先停下机器人再恢复。") from error
    except sqlite3.DatabaseError:
        # Damaged: that is why a copy is put in its place. It is kept as it is, with its log.
        mode = "delete"
    if mode != "delete":
        raise CasebaseError("数据库正在使用，请先停下机器人再恢复。")
    aside = database.with_name(f"{database.name}.before-{name_of().removeprefix('casebase-')}")
    os.replace(database, aside)
    for ending in ("-wal", "-shm"):
        log = database.with_name(database.name + ending)
        if log.exists():
            os.replace(log, aside.with_name(aside.name + ending))
    return aside


def _sync(path: Path) -> None:
    """What was written there survives a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
