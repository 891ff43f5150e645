"""Rows are found by their keys, counted, replaced and kept, whatever the keys."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from casebase.errors import CasebaseError
from casebase.store.shelf import Row, Shelf


def words(body: str) -> Sequence[str]:
    return body.split()


def rows(*bodies: str) -> list[tuple[str, list[Row]]]:
    return [(f"o{at}", [Row(f"r{at}", f"o{at}", body)]) for at, body in enumerate(bodies)]


def test_all_any_and_none_of_the_keys() -> None:
    shelf = Shelf.open(None, words)
    shelf.replace(rows("a b", "a c", "b c"), 1)
    assert shelf.find([["a", "b"]], (), (), 9) == ["a b"]
    assert sorted(shelf.find((), [["a"], ["b"]], [["c"]], 9)) == ["a b"]
    assert shelf.find((), (), [["a"]], 9) == []
    assert shelf.frequency("a") == 2


def test_beginnings_of_keys() -> None:
    shelf = Shelf.open(None, words)
    shelf.replace(rows("木耳 耳", "竹鼠 鼠"), 1)
    assert shelf.find([["木*"]], (), (), 9) == ["木耳 耳"]


def test_many_rows_are_made_in_several_processes_and_are_there_again(tmp_path: Path) -> None:
    path = tmp_path / "shelf"
    shelf = Shelf.open(path, words)
    told: list[int] = []
    shelf.fill(
        [Row(f"r{at}", f"o{at}", f"k{at} all") for at in range(5000)], 7, workers=2, progress=told.append
    )
    shelf.close()
    again = Shelf.open(path, words)
    assert (len(again), again.revision, told[-1]) == (5000, 7, 5000)
    assert again.find([["k4321"]], (), (), 9) == ["k4321 all"]
    assert again.frequency("all") == 5000
    again.close()


def test_a_failed_change_changes_nothing() -> None:
    shelf = Shelf.open(None, words)
    shelf.replace(rows("a"), 1)
    with pytest.raises(RuntimeError):
        shelf.replace(_failing(), 2)
    assert (shelf.revision, shelf.find([["a"]], (), (), 9)) == (1, ["a"])


def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "shelf"
    path.write_bytes(b"no database" * 100)
    with pytest.raises(CasebaseError):
        Shelf.open(path, words)


def _failing():  # type: ignore[no-untyped-def]
    yield rows("b")[0]
    raise RuntimeError
