"""No face shows a task, a plan, a pledge or a capacity as a result."""

import pytest

from casebase.data.shipped import shipped_cases
from casebase.record import Case, Nature
from handlers.payload import Kind, Payload
from handlers.views.card import card
from handlers.views.figures import by_nature, key_figures, line, phrase, tally
from handlers.views.sections import section
from tests.casebase.cases import made_up

CASES = shipped_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_figure_that_is_no_result_carries_its_nature(case: Case) -> None:
    for figure in case.figures:
        said = (phrase(figure, case.place.name).plain, line(figure, case.place.name).plain)
        assert all(("〔" in words) is not figure.achieved for words in said), said


def test_a_share_of_a_plan_is_called_one() -> None:
    whole = made_up().figures[0]
    share = whole.model_copy(update={"nature": Nature.SHARE, "whole_nature": Nature.PLAN, "share_of": "利润"})
    assert line(share, "甲县").plain == "〔计划的比例〕站点5个（占利润）"


def test_an_undecided_figure_is_never_bare() -> None:
    figure = made_up().figures[0].model_copy(update={"nature": Nature.UNDECIDED})
    assert phrase(figure, "甲县").plain == "〔未定〕站点5个"


def test_a_figure_of_another_place_says_so() -> None:
    figure = made_up().figures[0].model_copy(update={"scope": "乙村"})
    assert phrase(figure, "甲县").plain == "乙村站点5个"
    assert phrase(figure, "乙村").plain == "站点5个"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_case_with_plans_shows_one_among_its_key_figures(case: Case) -> None:
    kinds = {figure.nature for figure in key_figures(case, 5)}
    promised = {Nature.TASK, Nature.PLAN, Nature.PLEDGE, Nature.CAPACITY}
    there = {figure.nature for figure in case.figures}
    assert Nature.RESULT in kinds or Nature.RESULT not in there
    assert bool(kinds & promised) is any(figure.nature in promised for figure in case.figures)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_case_is_six_lines_and_fits(case: Case) -> None:
    message = card(case)
    assert message.plain.split("\n")[0].startswith(f"📍{case.place.name}")
    assert message.length < 4096
    assert message.html.split("<blockquote")[0].count("\n") <= 6


def test_figures_are_counted_by_nature_results_first() -> None:
    figures = made_up().figures
    assert tally(reversed(figures)) == "实绩1 · 计划1"
    assert [f.nature for f in by_nature(reversed(figures))] == [Nature.RESULT, Nature.PLAN]


def test_a_page_too_far_is_the_last_page() -> None:
    case = made_up()
    last = section(case, Payload(Kind.FIGURES, case.id, "99"))
    assert last == section(case, Payload(Kind.FIGURES, case.id))
