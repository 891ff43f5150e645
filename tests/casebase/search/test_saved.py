"""A saved index is the same index, of its revision only."""

from pathlib import Path

from casebase.gazetteer import Gazetteer
from casebase.search.saved import load_index, save_entries
from tests.casebase.search.conftest import ENTRIES


def test_what_is_saved_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "entries"
    save_entries(path, ENTRIES, 3)
    index = load_index(path, 3, Gazetteer.load())
    assert index is not None
    assert index.match("资元县").hits[0].id == "ziyuan"
    assert index.match("结对帮扶的模式").hits


def test_another_revision_a_damaged_file_and_none_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "entries"
    assert load_index(path, 3, Gazetteer.load()) is None
    save_entries(path, ENTRIES, 3)
    assert load_index(path, 4, Gazetteer.load()) is None
    path.write_text("{", "utf-8")
    assert load_index(path, 3, Gazetteer.load()) is None
