"""What stands on a sheet, before it is drawn."""

import json
from typing import Any

import pytest

from casebase.data.shipped import shipped_cases
from casebase.library import ProgramHit
from casebase.record import Case, Figure, Nature, Review, Status
from handlers.views.prints.case import case_sheet
from handlers.views.prints.chart import chart_sheet
from handlers.views.prints.comparison import cases_sheet, programs_sheet
from handlers.views.prints.glyphs import MISSING, drawable
from handlers.views.prints.program import program_sheet
from handlers.views.prints.sheet import Medium, Sheet
from tests.casebase.cases import made_up
from tests.casebase.five import DASUHE, GANLUO, ZIYUAN
from tests.handlers.views.prints.extremes import UNSEEN, overlong

BOT = "xianyu_anli_bot"


def every_sheet(case: Case, medium: Medium = Medium.PICTURE) -> list[Sheet]:
    """All sheets there are of a case, compared with another one."""
    hits = [ProgramHit(case, program) for program in case.programs]
    return [
        case_sheet(case, medium, BOT),
        chart_sheet(case, medium, BOT),
        cases_sheet([case, made_up("yi")], medium, BOT),
        *(program_sheet(hit, medium, BOT) for hit in hits[:2]),
        *([programs_sheet(hits[:3], medium, BOT)] if len(hits) > 2 else []),
    ]


def block(sheet: Sheet, kind: str) -> dict[str, Any]:
    """The sheet's part of that kind, as the template gets it."""
    found: dict[str, Any] = next(b for b in json.loads(sheet.json())["blocks"] if b["kind"] == kind)
    return found


def figures_in(value: Any) -> list[dict[str, Any]]:
    """Everything in a sheet's data that is a figure."""
    if isinstance(value, list):
        return [figure for inner in value for figure in figures_in(inner)]
    if not isinstance(value, dict):
        return []
    own = [value] if {"nature", "of"} <= value.keys() else []
    return own + [figure for inner in value.values() for figure in figures_in(inner)]


@pytest.mark.parametrize("case", [*shipped_cases(), overlong()], ids=lambda case: case.id)
@pytest.mark.parametrize("medium", Medium)
def test_masked_names_are_on_no_sheet(case: Case, medium: Medium) -> None:
    for sheet in every_sheet(case, medium):
        for person in case.people:
            if person.masked:
                assert person.name not in sheet.json()


def test_a_masked_name_in_our_own_words_is_masked_too() -> None:
    case = made_up(one_line="王小二第一个报名")
    assert block(case_sheet(case), "lead")["text"] == "王某第一个报名"


@pytest.mark.parametrize("case", shipped_cases(), ids=lambda case: case.id)
def test_every_figure_on_every_sheet_has_its_nature_beside_it(case: Case) -> None:
    natures = {figure.text: set() for figure in case.figures}
    for figure in case.figures:
        natures[figure.text].add(_tag(figure))
    assert figures_in(json.loads(case_sheet(case).json()))
    for sheet in [case_sheet(case), case_sheet(case, Medium.PRINT), chart_sheet(case)]:
        for figure in figures_in(json.loads(sheet.json())):
            assert figure["tag"] in natures[figure["text"]]


def _tag(figure: Figure) -> str:
    if figure.nature is Nature.SHARE and figure.whole_nature is not Nature.RESULT:
        return f"{figure.whole_nature}的比例"
    return str(figure.nature)


def test_a_share_of_a_pledge_has_the_colour_of_a_pledge() -> None:
    shown = figures_in(json.loads(case_sheet(DASUHE, Medium.PRINT).json()))
    assert {f["nature"] for f in shown if f["text"] == "40%"} == {"PLEDGE"}


def test_what_is_expected_is_drawn_hollow_in_a_chart() -> None:
    bars = figures_in(json.loads(chart_sheet(GANLUO).json()))
    assert {bar["tag"] for bar in bars if not bar["hollow"]} == {"实绩"}
    assert {bar["tag"] for bar in bars if bar["hollow"]} == {"任务", "计划", "产能"}


def test_bars_share_a_scale_only_within_a_unit() -> None:
    people = next(g for g in block(chart_sheet(GANLUO), "bars")["items"] if g["unit"] == "单位：人")
    lengths = {bar["text"]: bar["to"] for bar in people["bars"]}
    assert lengths["30070名"] == 1
    assert lengths["5630名"] == pytest.approx(5630 / 30070)


def test_a_card_says_source_date_version_and_standing() -> None:
    case = GANLUO.model_copy(update={"revision": 12, "review": Review.DISPUTED, "status": Status.CORRECTED})
    told = {row["label"]: row["text"] for row in block(case_sheet(case), "foot")["columns"][0]["rows"]}
    assert told["来源"] == "凉山日报《甘洛县: “党建+扶贫”激活一盘》"
    assert told["日期"] == "2017年8月11日"
    assert told["版本"] == "第12版，已更正、待核"
    assert [mark["text"] for mark in block(case_sheet(case), "head")["standing"]] == ["已更正", "待核"]


def test_what_a_source_does_not_say_of_itself_is_said() -> None:
    told = {row["label"]: row["text"] for row in block(case_sheet(ZIYUAN), "foot")["columns"][0]["rows"]}
    assert told["来源"].startswith("材料未载出处《")
    assert told["日期"] == "材料未载日期"


def test_a_bot_without_a_public_name_puts_no_code_on_a_card() -> None:
    column = block(case_sheet(ZIYUAN), "foot")["columns"][0]
    assert column["code"] is None
    assert block(case_sheet(ZIYUAN, bot=BOT), "foot")["columns"][0]["code"]["link"].endswith(
        "?start=c_ziyuan"
    )


def test_cases_that_stand_differently_are_not_stamped_alike() -> None:
    disputed = GANLUO.model_copy(update={"review": Review.DISPUTED})
    sheet = cases_sheet([ZIYUAN, disputed])
    assert block(sheet, "head")["standing"] == []
    versions = [column["rows"][-1]["text"] for column in block(sheet, "foot")["columns"]]
    assert versions == ["未入库，已核", "未入库，待核"]


def test_levels_that_differ_are_warned_of_and_silence_is_said() -> None:
    rows = {row["label"]: row for row in block(cases_sheet([ZIYUAN, DASUHE]), "comparison")["items"]}
    assert "层级不同" in rows["层级"]["warning"]
    assert "单位不同" in rows["预期"]["warning"]
    assert rows["激励"]["cells"][0] == [{"silent": True, "text": "材料未说明"}]


def test_a_print_holds_every_figure_and_program() -> None:
    sheet = case_sheet(GANLUO, Medium.PRINT)
    assert len(block(sheet, "figures")["items"]) == len(GANLUO.figures)
    assert len(block(sheet, "programs")["items"]) == len(GANLUO.programs)


def test_in_traditional_script_the_source_keeps_its_own() -> None:
    shown = case_sheet(GANLUO).traditional
    assert block(shown, "programs")["heading"] == "做法"
    assert "党建" in block(shown, "foot")["columns"][0]["rows"][0]["text"]
    assert "黨建" in block(shown, "lead")["text"]


def test_what_cannot_be_shown_is_dropped_or_stands_as_a_geta() -> None:
    shown = block(case_sheet(made_up(one_line=UNSEEN)), "lead")["text"]
    assert shown == "前后尾"
    assert drawable("木耳🍄\ufe0f村") == f"木耳{MISSING}村"
    assert drawable("𬇙县縣⚠—“”") == "𬇙县縣⚠—“”"


def test_the_same_case_makes_the_same_data() -> None:
    assert case_sheet(ZIYUAN).json() == case_sheet(ZIYUAN.model_copy(deep=True)).json()
    assert case_sheet(ZIYUAN).json() != case_sheet(ZIYUAN.model_copy(update={"revision": 2})).json()
