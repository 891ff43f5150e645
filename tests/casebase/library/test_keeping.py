"""Correcting and taking back: one revision each, with a reason, and never over someone else's change."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casebase.errors import CasebaseError
from casebase.gazetteer import Gazetteer
from casebase.library import Casebase
from casebase.record import Case, Status
from casebase.store import Store
from tests.casebase.cases import made_up


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Casebase]:
    """A casebase with one made-up case."""
    store = Store.open(tmp_path / "cases.db")
    with store.change(who="tester", action="publish", why="测试") as change:
        change.put(made_up())
    with Casebase(store, Gazetteer.load()) as casebase:
        yield casebase


def jia(casebase: Casebase) -> Case:
    case = casebase.case("jia")
    assert case is not None
    return case


def test_a_retracted_case_is_answered_no_more_and_says_why(own: Casebase) -> None:
    retracted = own.retract("jia", who="tester", why="  原文已由报社\n更正 ")
    assert (retracted.status, retracted.revision) == (Status.RETRACTED, 2)
    assert own.case("jia") is None
    decision = own.decision("jia")
    assert decision is not None
    assert (decision.revision.why, decision.revision.who) == ("原文已由报社 更正", "tester")
    assert decision.revision.action == "retract"
    assert own.case_with_program("jia-lamp") == "jia"


def test_a_correction_takes_the_record_s_place(own: Casebase) -> None:
    corrected = own.correct(
        jia(own).model_copy(update={"one_line": "改过的一句话"}), who="tester", why="看错了一个字"
    )
    assert corrected == jia(own)
    assert (corrected.status, corrected.one_line) == (Status.CORRECTED, "改过的一句话")
    decision = own.decision("jia")
    assert decision is not None
    assert decision.revision.why == "看错了一个字"


def test_of_two_corrections_of_one_revision_the_second_is_told(own: Casebase) -> None:
    first = jia(own)
    own.correct(first, who="a", why="先改的")
    with pytest.raises(CasebaseError, match="刚被别人改过"):
        own.correct(first, who="b", why="后改的")
    decision = own.decision("jia")
    assert decision is not None
    assert decision.revision.who == "a"


@pytest.mark.parametrize("why", ["", "  \n", "长" * 501])
def test_without_a_fit_reason_nothing_is_written(own: Casebase, why: str) -> None:
    with pytest.raises(CasebaseError, match="理由"):
        own.retract("jia", who="tester", why=why)
    with pytest.raises(CasebaseError, match="理由"):
        own.correct(jia(own), who="tester", why=why)
    assert own.revision == 1


def test_what_is_not_published_is_not_taken_back(own: Casebase) -> None:
    with pytest.raises(CasebaseError, match="没有编号是「nowhere」"):
        own.retract("nowhere", who="tester", why="理由")
    own.retract("jia", who="tester", why="理由")
    with pytest.raises(CasebaseError, match="已撤回"):
        own.retract("jia", who="tester", why="再撤一次")
    assert own.revision == 2


def test_a_decision_follows_merges(own: Casebase) -> None:
    with own._store.change(who="tester", action="merge", why="同一件事") as change:
        change.put(made_up("yi", programs=(), status=Status.MERGED, merged_into="jia"))
    decision = own.decision("yi")
    assert decision is not None
    assert decision.case.id == "jia"
    assert own.decision("nowhere") is None
