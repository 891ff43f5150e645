"""Small writes do not wait for the disk, are not lost, and belong together where they are said to."""

import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from casebase.store import Store
from casebase.store import background as module


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cases.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store.open(path)
    yield store
    store.close()


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as db:
        found = db.execute(query).fetchall()
    db.close()
    return found


def test_what_was_given_is_on_disk_after_closing(store: Store, path: Path) -> None:
    for number in range(100):
        store.conversation.remember_answer(1, number, number + 1)
    store.close()
    assert rows(path, "select count(*) from answers") == [(100,)]


def test_an_answer_is_known_before_it_is_on_disk(store: Store) -> None:
    store.conversation.remember_answer(1, 2, 3)
    assert store.conversation.answer_to(1, 2) == 3


def test_a_unit_that_is_not_finished_leaves_nothing(store: Store, path: Path) -> None:
    with store.inbox.unit():
        store.conversation.keep_gap("桃花源县", "county")
    assert store.background.flush()
    assert rows(path, "select * from gaps") == []


def test_an_update_worked_on_again_after_a_kill_has_its_effect_once(store: Store, path: Path) -> None:
    store.inbox.receive(1, [(5, "{}")])
    with store.inbox.unit():
        store.conversation.keep_gap("桃花源县", "county")  # and here the process ends
    assert store.inbox.unfinished(1) == [(5, "{}")]
    with store.inbox.unit() as unit:
        store.conversation.keep_gap("桃花源县", "county")
    store.inbox.finish(1, 5, unit)
    assert store.background.flush()
    assert store.inbox.unfinished(1) == []
    assert rows(path, "select asked from gaps") == [(1,)]


def test_an_update_that_comes_again_is_not_new_done_or_not(store: Store) -> None:
    assert store.inbox.receive(1, [(5, "{}"), (6, "{}")]) == {5, 6}
    store.inbox.finish(1, 5, [])
    assert store.background.flush()
    assert store.inbox.receive(1, [(5, "{}"), (6, "{}"), (7, "{}")]) == {7}
    assert store.inbox.receive(2, [(5, "{}")]) == {5}, "another bot counts for itself"


def test_what_was_done_long_ago_is_forgotten_and_nothing_else(store: Store, path: Path) -> None:
    store.inbox.receive(1, [(5, "{}"), (6, "{}"), (7, "{}")])
    store.inbox.finish(1, 5, [])
    store.inbox.finish(1, 6, [])
    assert store.background.flush()
    with sqlite3.connect(path) as db:
        db.execute("update inbox set received_at = '2020-01-01T00:00:00+00:00' where update_id != 6")
    db.close()
    assert store.inbox.forget() == 1
    assert rows(path, "select update_id, done from inbox order by update_id") == [(6, 1), (7, 0)]


def test_while_the_database_is_locked_writes_wait_and_then_come(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "_RETRY", 0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin exclusive")
    store.conversation.keep_gap("桃花源县", "county")
    assert not store.background.flush(0.1)
    other.execute("commit")
    other.close()
    assert store.background.flush(15)
    assert rows(path, "select asked from gaps") == [(1,)]


def test_one_write_that_is_refused_does_not_take_others_with_it(
    store: Store, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store.background.write("insert into nowhere values (1)")
    store.conversation.keep_gap("桃花源县", "county")
    assert store.background.flush()
    assert rows(path, "select asked from gaps") == [(1,)]
    assert [r.levelno for r in caplog.records] == [logging.ERROR]


def test_too_many_waiting_writes_are_given_up_oldest_first(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_AT_MOST", 2)
    monkeypatch.setattr(module, "_RETRY", 0.01)
    store = Store.open(path)
    path.chmod(0o600)
    with store._connections.lend() as db:
        db.conn.execute("alter table gaps rename to gone")
    monkeypatch.setattr(
        "casebase.store.background.Background._together",
        lambda self, units: (_ for _ in ()).throw(module.CasebaseError("磁盘已满")),
    )
    for number in range(5):
        store.conversation.keep_gap(str(number), "county")
    assert not store.background.flush(0.2)
    assert store.background.waiting <= 2
    store.close()
