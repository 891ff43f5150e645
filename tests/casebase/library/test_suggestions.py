"""What is offered while someone types: the likeliest first, each once, and nothing in another's stead."""

from datetime import date

import pytest

from casebase.library import Casebase, ProgramHit
from casebase.library.suggestions import to_begin_with
from casebase.record import Case


def ids(casebase: Casebase, query: str) -> list[str]:
    return [s.hit.program.id if isinstance(s.hit, ProgramHit) else s.hit.id for s in casebase.suggest(query)]


@pytest.mark.parametrize("query", ["资源县", "资源", "ziyu", "zyx", "資源縣", "资元县", "资源县的案例"])
def test_a_county_comes_first_with_its_key_programs_behind_it(casebase: Casebase, query: str) -> None:
    assert ids(casebase, query)[:2] == ["ziyuan", "ziyuan-1n1"]


def test_half_a_word_may_begin_a_place_and_a_program(casebase: Casebase) -> None:
    assert "ziyuan-xiaoxibao" in ids(casebase, "xiaoxi")


@pytest.mark.parametrize("query", ["广西", "四川", "党建", "双组长", "清原", "第一书记", "合作社"])
def test_nothing_is_offered_twice(casebase: Casebase, query: str) -> None:
    found = ids(casebase, query)
    assert found
    assert len(found) == len(set(found))


def test_what_only_resembles_is_marked_and_comes_last(casebase: Casebase) -> None:
    found = casebase.suggest("庆元")
    assert [s.alike for s in found] == [True]
    assert found[0].case.id == "qingyuan-dasuhe"


def test_a_place_told_of_in_another_s_case_says_so(casebase: Casebase) -> None:
    (first, *_) = casebase.suggest("藤县")
    assert first.case.id == "wuzhou"
    assert first.within is not None
    assert first.within.name == "藤县"


def test_what_names_nothing_is_offered_nothing(casebase: Casebase) -> None:
    assert casebase.suggest("今天天气怎么样") == ()


def test_cases_shared_most_and_written_last_take_turns(casebase: Casebase) -> None:
    found = to_begin_with(casebase._current(), {"ganluo": 3, "wuzhou": 9}, date(2017, 8, 11))
    assert [s.case.id for s in found][:3] == ["wuzhou", "qingyuan-dasuhe", "ganluo"]
    assert len(found) == 5
    assert all(isinstance(s.hit, Case) for s in found)
