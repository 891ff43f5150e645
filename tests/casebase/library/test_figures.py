"""Which figure a number is: of the place named, never another's, never made up."""

import pytest

from casebase.library import Casebase, FiguresAnswer, ProgramAnswer
from casebase.library.figures import Likeness
from casebase.record import Nature
from casebase.search import Outcome


def texts(answer: FiguresAnswer) -> list[str]:
    return [hit.figure.text for hit in answer.found]


@pytest.mark.parametrize(
    ("query", "case", "text", "nature"),
    [
        ("甘洛 30070", "ganluo", "30070名", Nature.TASK),
        ("甘洛县的三万零七十是什么数", "ganluo", "30070名", Nature.TASK),
        ("官洞村 55户", "ziyuan", "55户", Nature.PLEDGE),
        ("开江 500名大学生", "kaijiang", "500名", Nature.PLAN),
        ("大林村 9万只", "ganluo", "9万只", Nature.CAPACITY),
        ("清原 113户", "qingyuan-dasuhe", "113户", Nature.RESULT),
        ("大苏河 四成", "qingyuan-dasuhe", "40%", Nature.SHARE),
        ("1+N+1 246", "ziyuan", "246名", Nature.RESULT),
        ("岑溪 68万元", "wuzhou", "68万元", Nature.RESULT),
        ("11052元", "kaijiang", "11052元", Nature.RESULT),
    ],
)
def test_a_number_is_found_with_its_nature(
    casebase: Casebase, query: str, case: str, text: str, nature: Nature
) -> None:
    (hit,) = casebase.figures(query).found
    assert (hit.case.id, hit.figure.text, hit.figure.nature) == (case, text, nature)


def test_a_unit_tells_two_figures_of_one_number_apart(casebase: Casebase) -> None:
    assert texts(casebase.figures("资源县 330")) == ["330户", "330名"]
    assert texts(casebase.figures("资源县 330户")) == ["330户"]
    assert texts(casebase.figures("资源县 330人")) == ["330名"]


def test_a_rounded_number_finds_what_it_rounds_and_says_so(casebase: Casebase) -> None:
    answer = casebase.figures("甘洛 3万")
    assert (texts(answer), answer.by) == (["30070名"], Likeness.ROUNDED)
    assert casebase.figures("甘洛 30071").found == ()


def test_the_digits_of_a_share_find_it(casebase: Casebase) -> None:
    answer = casebase.figures("资源县 88")
    assert (texts(answer), answer.by) == (["88%"], Likeness.DIGITS)


def test_a_number_of_another_place_is_offered_and_not_given(casebase: Casebase) -> None:
    answer = casebase.figures("甘洛 11052")
    assert answer.found == ()
    assert [hit.case.id for hit in answer.elsewhere] == ["kaijiang"]
    assert {hit.case.id for hit in answer.near} == {"ganluo"}


@pytest.mark.parametrize(
    ("query", "outcome"), [("桃花源县 30070", Outcome.UNKNOWN), ("庆元 30070", Outcome.NO_CASE)]
)
def test_a_place_without_figures_has_none_of_another_s(
    casebase: Casebase, query: str, outcome: Outcome
) -> None:
    answer = casebase.figures(query)
    assert answer.named is not None
    assert answer.named.asked.outcome is outcome
    assert answer.found == ()


def test_a_place_alone_has_all_its_figures(casebase: Casebase) -> None:
    case = casebase.case("ganluo")
    assert case is not None
    assert len(casebase.figures("甘洛").found) == len(case.figures)
    assert {hit.figure.scope for hit in casebase.figures("官洞村").found} == {"官洞村"}


def test_a_program_called_by_a_number_is_a_program(casebase: Casebase) -> None:
    answer = casebase.figures("265")
    assert answer.number is None
    assert isinstance(answer.named, ProgramAnswer)
    assert texts(casebase.figures("265计划 5000")) == ["5000名"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("甘洛县一共多少个夜校", {"227所"}),
        ("甘洛 合作社", {"59户", "2个", "4个"}),
        ("资源县 贫困党员", {"330名"}),
    ],
)
def test_figures_are_found_by_what_they_count(casebase: Casebase, query: str, found: set[str]) -> None:
    answer = casebase.figures(query)
    assert answer.partial
    assert set(texts(answer)) == found
