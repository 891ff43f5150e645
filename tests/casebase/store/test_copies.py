"""Copies of the database: whole though it is in use, checked before they are trusted, few are kept."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from bot.nightly import tidy
from bot.settings import Settings, StoreSettings
from casebase.errors import CasebaseError
from casebase.library import Casebase
from casebase.store import Store
from casebase.store.copies import back_up, check, keep_newest, name_of, restore
from tests.casebase.cases import CURATOR, made_up


def test_a_copy_made_while_others_write_is_whole(file: Path, tmp_path: Path) -> None:
    store, stop = Store.open(file), Event()

    def write_on() -> None:
        while not stop.is_set():
            with store.change(who="t", action="publish", why="t") as change:
                change.put(made_up())

    writer = Thread(target=write_on)
    writer.start()
    try:
        for number in range(3):
            back_up(file, tmp_path / f"{number}.db")
    finally:
        stop.set()
        writer.join()
        store.close()
    revisions = [check(tmp_path / f"{number}.db") for number in range(3)]
    assert revisions == sorted(revisions)
    assert not list(tmp_path.glob(".*.part"))


def spoilt(path: Path) -> Path:
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8192] = b"\xa5" * 8192
    path.write_bytes(content)
    return path


def test_a_restored_database_is_the_one_that_was_copied_and_the_earlier_is_kept(
    file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    back_up(file, copy)
    with Casebase.open(file) as casebase:
        casebase.desk.retract("jia", "试", CURATOR)
    aside = restore(copy, file)
    with Casebase.open(file) as casebase:
        assert casebase.county("甲县").cases
    assert aside is not None
    with Casebase.open(aside) as earlier:
        assert not earlier.county("甲县").cases


def test_a_damaged_copy_is_refused_and_nothing_is_touched(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up(file, copy)
    spoilt(copy)
    before = file.read_bytes()
    with pytest.raises(CasebaseError, match=r"不能用|已损坏"):
        restore(copy, file)
    assert file.read_bytes() == before
    assert not list(file.parent.glob("*.before-*"))


def test_what_is_no_casebase_is_refused(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as db:
        db.execute("create table t (x)")
    for wrong in (other, tmp_path / "nothing.db"):
        with pytest.raises(CasebaseError):
            restore(wrong, file)
    assert check(file)


def test_a_database_in_use_is_not_replaced(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up(file, copy)
    with Casebase.open(file), pytest.raises(CasebaseError, match="先停下机器人"):
        restore(copy, file)
    assert check(file)


def test_a_damaged_database_is_replaced_and_kept(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up(file, copy)
    file.write_bytes(b"x" * 10_000)
    aside = restore(copy, file)
    assert aside is not None
    assert aside.read_bytes() == b"x" * 10_000
    assert check(file)


def test_a_copy_that_cannot_be_written_leaves_nothing(file: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    with pytest.raises(CasebaseError, match="写不到"):
        back_up(file, tmp_path / "taken" / "copy.db")
    with pytest.raises(CasebaseError, match="没有数据库文件"):
        back_up(tmp_path / "nothing.db", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_the_newest_copies_are_kept_and_other_files_let_be(tmp_path: Path) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    names = [name_of(start + timedelta(days=day)) for day in range(5)]
    for name in (*names, "mine.db"):
        (tmp_path / name).touch()
    removed = keep_newest(tmp_path, 2)
    assert [path.name for path in removed] == names[:3]
    assert {path.name for path in tmp_path.iterdir()} == {*names[3:], "mine.db"}


def test_at_night_a_copy_is_made_and_the_oldest_go(own: Casebase, file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for day in range(1, 4):
        (folder / name_of(datetime(2026, 1, day, tzinfo=UTC))).touch()
    store = StoreSettings.model_construct(database_file=file, backup_folder=folder, backups_kept=2)
    tidy(own, Settings(store=store))
    kept = sorted(folder.iterdir())
    assert len(kept) == 2
    assert check(kept[-1]) == own.revision


def test_a_night_that_fails_is_logged_and_no_more(
    own: Casebase, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "taken").touch()
    store = StoreSettings.model_construct(
        database_file=tmp_path / "nothing.db", backup_folder=tmp_path / "taken", backups_kept=2
    )
    tidy(own, Settings(store=store))
    assert "the nightly work failed" in caplog.text
