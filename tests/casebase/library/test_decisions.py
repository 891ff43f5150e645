"""What was last done to a case is known with its reason, also of cases that were taken back or merged."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casebase.gazetteer import Gazetteer
from casebase.library import Casebase
from casebase.record import Status
from casebase.store import Store
from tests.casebase.cases import CURATOR, made_up


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Casebase]:
    """A casebase with one made-up case."""
    store = Store.open(tmp_path / "cases.db")
    with store.change(who="tester", action="publish", why="测试") as change:
        change.put(made_up())
    with Casebase(store, Gazetteer.load()) as casebase:
        yield casebase


def test_a_retraction_is_known_with_its_reason(own: Casebase) -> None:
    own.desk.retract("jia", "原文已由报社更正", CURATOR)
    decision = own.decision("jia")
    assert decision is not None
    assert (decision.case.status, decision.revision.action) == (Status.RETRACTED, "retract")
    assert decision.revision.why == "原文已由报社更正"
    assert own.case_with_program("jia-lamp") == "jia"
    assert own.case_with_program("nowhere") is None


def test_a_decision_follows_merges(own: Casebase) -> None:
    with own._store.change(who="tester", action="merge", why="同一件事") as change:
        change.put(made_up("yi", programs=(), status=Status.MERGED, merged_into="jia"))
    decision = own.decision("yi")
    assert decision is not None
    assert decision.case.id == "jia"
    assert own.decision("nowhere") is None


def test_a_case_is_known_as_an_earlier_revision_left_it(own: Casebase) -> None:
    with own._store.change(who="tester", action="publish", why="测试") as change:
        change.put(made_up(one_line="改过的一句话"))
    assert own.earlier("jia", 1) == made_up(revision=1)
    assert own.earlier("jia", 3) is None
