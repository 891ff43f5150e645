"""What a correction changed is told in a line, figures with what they were."""

from casebase.record import Case
from handlers.views.atoms import utf16
from handlers.views.changes import changed
from tests.casebase.cases import made_up


def with_figures(*texts: str) -> Case:
    figure = made_up().figures[0]
    figures = tuple(figure.model_copy(update={"id": f"f{n}", "text": t}) for n, t in enumerate(texts))
    return made_up(figures=figures, programs=())


def test_nothing_changed_is_nothing_told() -> None:
    assert changed(made_up(), made_up(revision=9)) == ""


def test_a_figure_is_told_with_what_it_was() -> None:
    assert changed(with_figures("5个", "6个"), with_figures("5个", "7个")) == "站点6个 → 站点7个"


def test_many_figures_are_counted() -> None:
    told = changed(with_figures(*"12345678"), with_figures(*"abcdef"))
    assert told == "站点1 → 站点a；站点2 → 站点b；另改数字4处；删去数字2处"
    assert utf16(changed(with_figures(*(["很长的数" * 20] * 4)), with_figures("1个", "2个", "3个"))) <= 120


def test_programs_steps_and_summaries_are_counted() -> None:
    before = made_up()
    after = made_up(programs=(), one_line="改过", measures=())
    assert changed(before, after) == "做法1处；步骤1处；概括"
