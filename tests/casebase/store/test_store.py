"""What is written is one numbered revision, is read back exactly, and is all there or not at all."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlite_utils import Database

from casebase.errors import CasebaseError
from casebase.record import Status
from casebase.store import Store
from tests.casebase.cases import made_up


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cases.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store.open(path)
    yield store
    store.close()


def put(store: Store, **changes: object) -> int:
    with store.change(who="tester", action="publish", why="测试") as change:
        return change.put(made_up(**changes)).revision


def test_a_case_comes_back_as_it_was_written(store: Store) -> None:
    assert put(store) == 1
    assert store.case("jia") == made_up(revision=1)
    assert store.case("yi") is None


def test_every_write_is_one_revision_with_who_when_why(store: Store) -> None:
    put(store)
    put(store, title="改过的标题")
    first, second = (r for r, _ in store.history("jia"))
    assert (first.number, second.number, store.revision) == (1, 2, 2)
    assert (second.who, second.action, second.why) == ("tester", "publish", "测试")
    assert second.at >= first.at
    assert [r.number for r in store.revisions(10)] == [2, 1]


def test_history_keeps_every_earlier_record(store: Store) -> None:
    put(store)
    put(store, title="改过的标题", figures=(), programs=())
    records = [case for _, case in store.history("jia")]
    assert records == [made_up(revision=1), store.case("jia")]


def test_only_what_changed_is_read_again(store: Store) -> None:
    put(store)
    put(store, case_id="yi")
    assert [c.id for c in store.cases_since(0)] == ["jia", "yi"]
    assert [c.id for c in store.cases_since(1)] == ["yi"]
    assert store.cases_since(2) == ()


def test_a_failed_change_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.change(who="tester", action="publish", why="测试") as change:
            change.put(made_up())
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        fail()
    assert store.revision == 0
    assert store.case("jia") is None


def test_a_merge_into_a_case_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        put(store, status=Status.MERGED, merged_into="nowhere")
    assert store.revision == 0


def test_a_stranger_can_read_the_tables(store: Store, path: Path) -> None:
    put(store)
    put(store, title="改过的标题")
    db = Database(path)
    rows = list(
        db.query(
            'select c.title, f.text, f.nature, e.start from cases c join figures f on f."case" = c.id'
            " join evidence e on e.\"case\" = c.id and e.fact = 'figure' and e.fact_id = f.id"
            " order by f.position"
        )
    )
    assert [(r["title"], r["text"], r["nature"]) for r in rows] == [
        ("改过的标题", "5个", "实绩"),
        ("改过的标题", "3个", "计划"),
    ]
    assert db.execute("pragma foreign_key_check").fetchall() == []
    db.close()


def test_two_processes_write_one_after_the_other(store: Store, path: Path) -> None:
    other = Store.open(path)
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda i: put(other if i % 2 else store, case_id=f"c{i}"), range(20)))
    assert sorted(numbers) == list(range(1, 21))
    other.close()


def test_a_database_of_a_newer_version_is_refused(store: Store, path: Path) -> None:
    store.close()
    db = Database(path)
    db["_sqlite_migrations"].insert({"migration_set": "casebase", "name": "m999_future", "applied_at": "x"})
    db.close()
    with pytest.raises(CasebaseError, match="更新版本的程序"):
        Store.open(path)


def test_what_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("这不是数据库，只是一段足够长的文字。" * 50, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(CasebaseError, match="不是案例库的数据库"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CasebaseError, match="打不开数据库"):
        Store.open(tmp_path / "nowhere" / "cases.db")


def test_texts_are_kept_once_by_digest(store: Store) -> None:
    store.texts.put("a" * 64, "utf-8", "原文", given_by="1")
    store.texts.put("a" * 64, "utf-8", "别的", given_by="2")
    assert store.texts.get("a" * 64) == "原文"
    assert store.texts.get("b" * 64) is None


def test_answers_are_remembered_across_a_restart(store: Store, path: Path) -> None:
    store.conversation.remember_answer(-100, 7, 8)
    store.conversation.remember_answer(-100, 7, 9)
    store.close()
    again = Store.open(path)
    assert again.conversation.answer_to(-100, 7) == 9
    assert again.conversation.answer_to(-100, 8) is None
    again.close()


def test_gaps_are_counted(store: Store) -> None:
    for query in ("甲", "乙", "甲"):
        store.conversation.keep_gap(query, "county")
    assert store.conversation.gaps(5) == (("甲", "county", 2), ("乙", "county", 1))
