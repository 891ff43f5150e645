"""Questions about programs: any form of the name finds it, and shared names are all shown."""

import pytest

from casebase.library import Casebase, ProgramAnswer
from casebase.search import Outcome


def names(answer: ProgramAnswer) -> list[str]:
    return [hit.program.name for hit in answer.hits]


@pytest.mark.parametrize("query", ["1+N+1", "１＋Ｎ＋１", "一加N加一", "“1+n+1”模式", "党群理事会"])
def test_every_way_of_writing_it_finds_the_program(casebase: Casebase, query: str) -> None:
    assert names(casebase.program(query)) == ["党群理事会“1+N+1”模式"]


def test_a_short_name_finds_the_program_with_its_formula(casebase: Casebase) -> None:
    (hit,) = casebase.program("小细胞").hits
    assert hit.case.id == "ziyuan"
    assert hit.program.formula is not None
    assert [(s.role, s.min, s.max) for s in hit.program.formula.slots] == [
        ("党员", 1, 1),
        ("非贫困户", 1, 3),
        ("贫困户", 1, 1),
    ]


def test_a_name_two_places_use_shows_both(casebase: Casebase) -> None:
    answer = casebase.program("双组长")
    assert {hit.case.id for hit in answer.hits} == {"kaijiang", "qingyuan-dasuhe"}
    assert not {hit.program.id for hit in answer.hits} & {hit.program.id for hit in answer.related}


def test_members_of_a_set_are_related(casebase: Casebase) -> None:
    answer = casebase.program("党建+产业")
    assert answer.hits[0].program.part_of in {hit.program.part_of or hit.program.id for hit in answer.related}


@pytest.mark.parametrize("query", ["30070", "区块链养老平台", ""])
def test_what_is_no_program_is_unknown(casebase: Casebase, query: str) -> None:
    answer = casebase.program(query)
    assert answer.asked.outcome is Outcome.UNKNOWN
    assert answer.hits == ()


def test_every_program_is_found_by_its_own_name(casebase: Casebase) -> None:
    for head in casebase.cases():
        case = casebase.case(head.id)
        assert case is not None
        for program in case.programs:
            found = [hit.program.id for hit in casebase.program(program.name).hits]
            assert program.id in found, program.name


@pytest.mark.parametrize(
    ("query", "kind"),
    [("官洞村", "place"), ("小细胞", "program"), ("资源县的案例", "place"), ("理村顾问", "program")],
)
def test_free_text_is_a_place_or_a_program(casebase: Casebase, query: str, kind: str) -> None:
    assert isinstance(casebase.ask(query), ProgramAnswer) is (kind == "program")


@pytest.mark.parametrize("query", ["今天天气怎么样", "整合资源", "谢谢"])
def test_chatter_is_neither(casebase: Casebase, query: str) -> None:
    assert casebase.ask(query).asked.outcome is Outcome.UNKNOWN
