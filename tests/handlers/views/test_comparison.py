"""Things side by side: aligned, with what may not be weighed against each other marked."""

from casebase.library import ProgramHit
from casebase.record import Case, Figure, Nature
from handlers.views.comparison import Comparison, compared_cases, compared_programs
from tests.casebase.cases import made_up
from tests.casebase.five import FIVE

CASES = {case.id: case for case in FIVE}


def hit(program_id: str) -> ProgramHit:
    return next(ProgramHit(c, p) for c in CASES.values() for p in c.programs if p.id == program_id)


def row(found: Comparison, label: str) -> tuple[tuple[str | Figure, ...], ...]:
    return next(row.cells for row in found.rows if row.label == label)


def warning(found: Comparison, label: str) -> str:
    return next(row.warning for row in found.rows if row.label == label)


def with_figures(case: Case, *units: str) -> Case:
    figures = (
        case.figures[0].model_copy(update={"id": f"f{n}", "unit": unit}) for n, unit in enumerate(units)
    )
    program = case.programs[0].model_copy(update={"figures": ()})
    return case.model_copy(update={"figures": tuple(figures), "programs": (program,)})


def test_different_levels_are_warned_of() -> None:
    assert "层级不同" in warning(compared_cases([CASES["ziyuan"], CASES["wuzhou"]]), "层级")
    assert warning(compared_cases([CASES["ziyuan"], CASES["kaijiang"]]), "层级") == ""


def test_a_village_program_is_not_its_countys() -> None:
    found = compared_programs([hit("ganluo-tuji"), hit("ganluo-liuxiang")])
    own, other = (cell[0] for cell in row(found, "层级"))
    assert own.endswith("村（村级）")
    assert other == "县级"


def test_figures_without_a_common_unit_are_warned_of() -> None:
    people, households = with_figures(made_up(), "人"), with_figures(made_up("yi"), "户")
    both = with_figures(made_up("bing"), "人", "户")
    assert "单位不同" in warning(compared_cases([people, households]), "实绩")
    assert warning(compared_cases([people, both]), "实绩") == ""


def test_figures_in_the_common_unit_come_first() -> None:
    first = with_figures(made_up(), "亩", "个", "户")
    second = with_figures(made_up("yi"), "户")
    cell = row(compared_cases([first, second]), "实绩")[0]
    assert [figure.unit for figure in cell if isinstance(figure, Figure)] == ["户", "亩", "个"]


def test_what_is_expected_never_stands_among_results() -> None:
    found = compared_cases(list(CASES.values())[:3])
    results = [figure for cell in row(found, "实绩") for figure in cell]
    assert results
    assert all(isinstance(figure, Figure) and figure.nature is Nature.RESULT for figure in results)
    expected = [f for cell in row(found, "预期") for f in cell if isinstance(f, Figure)]
    assert not any(figure.achieved for figure in expected)


def test_who_acts_is_no_work_and_no_place() -> None:
    acting = row(compared_cases([CASES["ganluo"], CASES["ziyuan"]]), "主体")
    assert "党支部" in str(acting[0][0])
    assert "贫困户" in str(acting[1][0])
    for work in ("党建", "扶贫", "服务", "网络", "基地", "经费"):
        assert work not in str(acting)


def test_silence_is_an_empty_cell_and_common_silence_no_row() -> None:
    found = compared_programs([hit("ziyuan-xiaoxibao"), hit("ganluo-qiwei-yiti")])
    assert row(found, "最早") == (("官洞村，2016年3月",), ())
    silent = made_up(industries=())
    labels = [each.label for each in compared_cases([silent, silent]).rows]
    assert "产业" not in labels
