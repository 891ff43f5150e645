"""A database of any earlier schema is brought to this one, with everything that stood in it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from casebase.library import Casebase
from casebase.store import Store
from casebase.store.migrations import migrations

STEPS = tuple(step.name for step in migrations.pending(Database(memory=True)))


def at_step(path: Path, count: int) -> None:
    """A database that has taken so many steps, with a revision in it."""
    db = Database(path)
    stop = STEPS[count] if count < len(STEPS) else None
    migrations.apply(db, stop_before=stop)
    if count:
        db["revisions"].insert(
            {"number": 1, "at": "2026-01-01", "who": "甲", "action": "publish", "why": "旧"}
        )
    db.close()


def schema(path: Path) -> set[tuple[str, str]]:
    """Every table and index, however its making was written down."""
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("select type, name from sqlite_master where name not like 'sqlite_%'").fetchall()
        columns = [
            (name, repr(db.execute(f"pragma table_info({name})").fetchall()))
            for kind, name in rows
            if kind == "table"
        ]
    return {*rows, *columns}


def test_steps_are_numbered_one_after_the_other() -> None:
    assert [int(name[1:4]) for name in STEPS] == list(range(1, len(STEPS) + 1))


@pytest.mark.parametrize("count", range(len(STEPS) + 1))
def test_every_earlier_schema_is_brought_to_this_one(tmp_path: Path, count: int) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    at_step(old, count)
    Store.open(new).close()
    with Casebase.open(old) as casebase:
        assert casebase.cases()
        assert casebase.desk.check() == ()
        revisions = {revision.number: revision.why for revision in casebase.desk.log(100)}
    if count:
        assert revisions[1] == "旧"
    assert schema(old) == schema(new)
