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


def test_words_in_several_names_name_none_of_them(casebase: Casebase) -> None:
    for query in ("第一书记", "第1书记", "精准扶贫", "党建"):
        found = names(casebase.program(query))
        assert len(found) > 2, query
    free = casebase.ask("第一书记")
    assert isinstance(free, ProgramAnswer)
    assert len(free.hits) > 2


@pytest.mark.parametrize("query", ["智库", "小细胞", "承诺墙", "党建+"])
def test_an_alias_is_the_program_s_own_whoever_else_has_the_word(casebase: Casebase, query: str) -> None:
    assert len(names(casebase.program(query))) == 1


def test_a_mechanism_is_that_of_all_its_programs(casebase: Casebase) -> None:
    found = names(casebase.program("结对帮扶的模式"))
    assert "先锋互助“小细胞”工程" in found
    assert "党群理事会“1+N+1”模式" in found


def test_a_place_named_as_a_program_is_offered(casebase: Casebase) -> None:
    answer = casebase.program("甘洛")
    assert answer.hits == ()
    assert [place.name for place in answer.places] == ["甘洛县"]


def test_words_inside_a_name_are_offered_where_nothing_is_called_so(casebase: Casebase) -> None:
    answer = casebase.program("电商")
    assert answer.hits == ()
    assert [hit.program.name for hit in answer.alike] == ["支部+电商"]


@pytest.mark.parametrize(
    ("query", "program", "not_in"),
    [
        ("资源县的小细胞", "ziyuan-xiaoxibao", None),
        ("开江县双组长", "kaijiang-shuangzuzhang", None),
        ("大苏河双组长", "qingyuan-shuangzuzhang", None),
        ("梧州的小细胞", "ziyuan-xiaoxibao", "梧州市"),
        ("庆元的小细胞", "ziyuan-xiaoxibao", "庆元县"),
    ],
)
def test_a_program_asked_for_in_a_place_is_that_place_s_or_said_not_to_be(
    casebase: Casebase, query: str, program: str, not_in: str | None
) -> None:
    answer = casebase.ask(query)
    assert isinstance(answer, ProgramAnswer)
    assert [hit.program.id for hit in answer.hits] == [program]
    assert (answer.not_in.name if answer.not_in else None) == not_in


def test_words_like_a_program_of_elsewhere_leave_the_place_asked_for(casebase: Casebase) -> None:
    answer = casebase.ask("开江的党建扶贫")
    assert not isinstance(answer, ProgramAnswer)
    assert answer.place is not None
    assert answer.place.name == "开江县"


@pytest.mark.parametrize("query", ["1+N", "1n"])
def test_of_a_name_of_which_little_was_typed_none_is_answered_for(casebase: Casebase, query: str) -> None:
    answer = casebase.program(query)
    assert answer.hits == ()
    assert "党群理事会“1+N+1”模式" in [hit.program.name for hit in answer.alike]


def test_every_name_in_the_casebase_can_be_asked_for(casebase: Casebase) -> None:
    """A program may be called as a place is: 三有."""
    cases = [case for head in casebase.cases() if (case := casebase.case(head.id))]
    names = {name for case in cases for p in case.programs for name in (p.name, *p.aliases)}
    for name in sorted(names | {case.place.name for case in cases}):
        assert casebase.ask(name).asked.query == name
