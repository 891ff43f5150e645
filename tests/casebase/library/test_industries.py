"""Industries: those a case has, kinds of them, and what is only spoken of."""

import pytest

from casebase.library import Casebase


@pytest.mark.parametrize(
    ("query", "words", "cases"),
    [
        ("木耳", ("木耳",), ["qingyuan-dasuhe"]),
        ("哪些地方种木耳？", ("木耳",), ["qingyuan-dasuhe"]),
        ("養竹鼠的", ("竹鼠",), ["ziyuan"]),
        ("土鸡和木耳", ("土鸡", "木耳"), ["qingyuan-dasuhe", "ziyuan", "ganluo"]),
        ("腊肉", ("腊肉",), ["ganluo"]),
    ],
)
def test_an_industry_is_found_in_any_question(
    casebase: Casebase, query: str, words: tuple[str, ...], cases: list[str]
) -> None:
    answer = casebase.industry(query)
    assert answer.words == words
    assert [hit.case.id for hit in answer.hits if hit.industries] == cases


def test_kinds_figures_and_programs_of_the_industry_stand_with_it(casebase: Casebase) -> None:
    (hit,) = casebase.industry("木耳").hits
    assert hit.industries == ("木耳", "椴木耳", "黑木耳", "地摆木耳")
    assert "150亩" in [figure.text for figure in hit.figures]
    assert "qingyuan-lvsen" in [program.id for program in hit.programs]


def test_what_is_only_spoken_of_is_no_industry_of_the_case(casebase: Casebase) -> None:
    (hit,) = casebase.industry("幼儿园").hits
    assert (hit.case.id, hit.industries) == ("wuzhou", ())


def test_an_industry_nobody_has_is_answered_by_its_class(casebase: Casebase) -> None:
    answer = casebase.industry("香菇")
    assert answer.hits == ()
    assert "木耳" in dict(answer.kindred)


def test_what_is_no_industry_finds_nothing(casebase: Casebase) -> None:
    answer = casebase.industry("量子芯片")
    assert (answer.words, answer.hits, answer.kindred) == (("量子芯片",), (), ())
    assert casebase.industry("").hits == ()
