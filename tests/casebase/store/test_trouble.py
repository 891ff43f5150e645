"""The disk is full, the database read-only, locked or damaged: a sentence, no loss, reading goes on."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from casebase.errors import CasebaseError
from casebase.library import Casebase
from casebase.store import background
from casebase.store.connections import Connections
from tests.casebase.cases import CURATOR

Trouble = Callable[[], Any]


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for a database that is in trouble."""
    monkeypatch.setattr(background, "_RETRY", 0.02)
    transaction = Connections.transaction

    @contextmanager
    def hurried(self: Connections, *, durable: bool = True, patience_ms: int = 10) -> Iterator[Database]:
        with transaction(self, durable=durable, patience_ms=min(patience_ms, 50)) as db:
            yield db

    monkeypatch.setattr(Connections, "transaction", hurried)


def each_connection(casebase: Casebase, pragma: str) -> None:
    """Say a pragma on the connections there are and on those to come."""
    connections = casebase._store._connections
    for db in connections._idle:
        db.execute(pragma).fetchall()
    opened = connections._open

    def restricted() -> Database:
        db = opened()
        db.execute(pragma).fetchall()
        return db

    connections._open = restricted  # type: ignore[method-assign]


def full(casebase: Casebase, path: Path) -> Trouble:
    """The engine may not make the file any larger: what a full disk is to it."""
    each_connection(casebase, "pragma max_page_count=1")
    return lambda: each_connection(casebase, "pragma max_page_count=1000000")


def read_only(casebase: Casebase, path: Path) -> Trouble:
    """The engine may not write at all."""
    each_connection(casebase, "pragma query_only=1")
    return lambda: each_connection(casebase, "pragma query_only=0")


def locked(casebase: Casebase, path: Path) -> Trouble:
    """Another program has begun to write and does not end."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")

    def over() -> None:
        other.execute("rollback")
        other.close()

    return over


TROUBLES = [(full, "磁盘已满"), (read_only, "只读"), (locked, "占用")]


@pytest.mark.parametrize(("trouble", "sentence"), TROUBLES, ids=["full", "read-only", "locked"])
def test_a_decision_is_refused_in_a_sentence_and_reading_goes_on(
    own: Casebase, file: Path, trouble: Callable[[Casebase, Path], Trouble], sentence: str, patient: None
) -> None:
    before = own.revision
    over = trouble(own, file)
    with pytest.raises(CasebaseError, match=sentence):
        # It is so long that it finds no room in what the file has.
        own.desk.retract("jia", "试一试" * 100_000, CURATOR)
    assert own.revision == before, "all of it or nothing"
    assert own.county("甲县").cases
    over()
    own.desk.retract("jia", "试一试", CURATOR)
    assert not own.county("甲县").cases


@pytest.mark.parametrize("trouble", [read_only, locked], ids=["read-only", "locked"])
def test_what_is_noted_meanwhile_is_stored_when_the_trouble_is_over(
    own: Casebase, file: Path, trouble: Callable[[Casebase, Path], Trouble], patient: None
) -> None:
    over = trouble(own, file)
    own.keep_gap("桃花源县", "county")
    own.remember_answer(1001, 1, 2)
    assert not own.settle(0.1)
    assert own.answer_to(1001, 1) == 2
    over()
    assert own.settle(10)
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("select asked from gaps where query = '桃花源县'").fetchone() == (1,)


def damaged(path: Path) -> None:
    """Something else wrote over the middle of the file; the log beside it is gone."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("pragma wal_checkpoint(truncate)").fetchall()
    content = bytearray(path.read_bytes())
    content[100 : len(content)] = b"\xa5" * (len(content) - 100)
    path.write_bytes(content)


def test_a_damaged_database_is_said_and_what_was_read_goes_on_being_answered(
    own: Casebase, file: Path, patient: None, caplog: pytest.LogCaptureFixture
) -> None:
    assert own.county("甲县").cases
    damaged(file)
    with pytest.raises(CasebaseError, match=r"已损坏|不是案例库"):
        Casebase.open(file)
    with pytest.raises(CasebaseError, match=r"已损坏|备份"):
        own.desk.retract("jia", "试一试", CURATOR)
    assert own.county("甲县").cases
    own.settle(0)
