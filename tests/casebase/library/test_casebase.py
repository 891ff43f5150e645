"""The one door: it follows the file, keeps what curators wrote, and says in a sentence what is wrong."""

from pathlib import Path

import pytest

from casebase.data.shipped import ShippedCase
from casebase.errors import CasebaseError
from casebase.library import Casebase
from casebase.library.shipping import take_over
from casebase.record import Case, Status
from casebase.store import Store
from tests.casebase.cases import made_up
from tests.casebase.five import FIVE


def write(path: Path, case: Case) -> int:
    """Another process writes into the same file."""
    store = Store.open(path)
    with store.change(who="tester", action="publish", why="测试") as change:
        revision = change.put(case).revision
    store.close()
    return revision


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cases.db"


def test_a_new_file_is_given_the_shipped_cases_in_one_revision(path: Path) -> None:
    with Casebase.open(path) as casebase:
        assert {head.id for head in casebase.cases()} == {case.id for case in FIVE}
        assert casebase.revision == 1
    with Casebase.open(path) as again:
        assert again.revision == 1


def test_what_another_process_writes_is_answered_at_once(path: Path) -> None:
    with Casebase.open(path) as casebase:
        assert casebase.county("甲县").cases == ()
        revision = write(path, made_up())
        (case,) = casebase.county("甲县").cases
        assert case.revision == revision == casebase.revision
        assert casebase.program("一盏灯").hits[0].case.id == "jia"


def test_a_retracted_case_is_not_found_any_more(path: Path) -> None:
    with Casebase.open(path) as casebase:
        write(path, made_up())
        write(path, made_up(status=Status.RETRACTED))
        assert casebase.county("甲县").cases == ()
        assert casebase.program("一盏灯").hits == ()
        assert casebase.case("jia") is None


def test_a_merged_case_leads_to_the_other(path: Path) -> None:
    with Casebase.open(path) as casebase:
        write(path, made_up())
        write(path, made_up("yi", programs=(), status=Status.MERGED, merged_into="jia"))
        case = casebase.case("yi")
        assert case is not None
        assert case.id == "jia"


def test_cases_of_one_region(path: Path) -> None:
    with Casebase.open(path) as casebase:
        assert {head.id for head in casebase.cases("广西")} == {"ziyuan", "wuzhou"}
        assert {head.id for head in casebase.cases("桂林")} == {"ziyuan"}
        assert casebase.cases("西藏") == ()
        codes = [head.place.code for head in casebase.cases()]
        assert codes == sorted(codes, key=str)


def test_a_newer_shipped_edition_replaces_the_older_one(path: Path) -> None:
    store = Store.open(path)
    assert take_over(store, [ShippedCase.of(made_up())]) == ("jia",)
    assert take_over(store, [ShippedCase.of(made_up())]) == ()
    assert take_over(store, [ShippedCase.of(made_up(title="新版"))]) == ("jia",)
    assert store.revision == 2
    store.close()


def test_what_a_curator_changed_is_not_undone_by_a_newer_edition(path: Path) -> None:
    store = Store.open(path)
    take_over(store, [ShippedCase.of(made_up())])
    write(path, made_up(title="人改过的"))
    assert take_over(store, [ShippedCase.of(made_up(title="新版"))]) == ()
    case = store.case("jia")
    assert case is not None
    assert case.title == "人改过的"
    store.close()


def test_a_curators_own_case_of_the_same_id_stays(path: Path) -> None:
    write(path, made_up(title="先来的"))
    store = Store.open(path)
    assert take_over(store, [ShippedCase.of(made_up())]) == ()
    store.close()


def test_a_file_that_is_no_database_is_said(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(CasebaseError, match="不是案例库的数据库"):
        Casebase.open(path)
