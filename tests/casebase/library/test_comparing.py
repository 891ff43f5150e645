"""What a question sets side by side."""

import pytest

from casebase.library import Casebase
from casebase.search import Outcome


@pytest.mark.parametrize(
    ("query", "cases"),
    [
        ("资源县 大苏河乡", ["ziyuan", "qingyuan-dasuhe"]),
        ("大苏河跟资源县有什么区别", ["qingyuan-dasuhe", "ziyuan"]),
        ("开江县、甘洛县和梧州市", ["kaijiang", "ganluo", "wuzhou"]),
        ("清原和甘洛", ["qingyuan-dasuhe", "ganluo"]),
        ("資源縣 vs 甘洛縣", ["ziyuan", "ganluo"]),
    ],
)
def test_places_are_set_side_by_side_by_their_cases(casebase: Casebase, query: str, cases: list[str]) -> None:
    answer = casebase.compare(query)
    assert [case.id for case in answer.cases] == cases
    assert answer.programs == ()


def test_programs_are_set_side_by_side(casebase: Casebase) -> None:
    answer = casebase.compare("小细胞和联合党委比一比")
    assert [hit.program.id for hit in answer.programs] == ["ziyuan-xiaoxibao", "kaijiang-lianhe-dangwei"]
    assert answer.cases == ()


def test_a_name_of_two_programs_is_a_comparison_by_itself(casebase: Casebase) -> None:
    answer = casebase.compare("双组长")
    assert {hit.case.id for hit in answer.programs} == {"kaijiang", "qingyuan-dasuhe"}


def test_a_place_without_a_case_is_left_out_and_named(casebase: Casebase) -> None:
    answer = casebase.compare("庆元 资源")
    assert answer.sides == 1
    assert [part.asked.understood for part in answer.without] == ["庆元县"]
    answer = casebase.compare("桃花源县和甘洛")
    assert [part.asked.outcome for part in answer.without] == [Outcome.UNKNOWN]


def test_a_place_and_a_program_are_no_comparison(casebase: Casebase) -> None:
    answer = casebase.compare("资源县 小细胞")
    assert answer.sides == 0
    assert len(answer.parts) == 2


def test_no_more_than_fit_side_by_side(casebase: Casebase) -> None:
    answer = casebase.compare("资源县 开江县 甘洛县 梧州市")
    assert (answer.sides, answer.more) == (3, 1)


def test_the_same_place_twice_is_one_side(casebase: Casebase) -> None:
    assert casebase.compare("资源县 资源县").sides == 1
