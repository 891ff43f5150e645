"""Dates, places, formulas and names in words."""

import pytest

from casebase.gazetteer import Gazetteer
from casebase.record import Formula, Place, Slot
from handlers.views import wording
from tests.casebase.cases import made_up


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2016-03-05", "2016年3月5日"),
        ("2016-11", "2016年11月"),
        ("2017", "2017年"),
        ("--03", "3月"),
        ("--03-09", "3月9日"),
        (None, "材料未载日期"),
    ],
)
def test_a_date_is_no_more_precise_than_it_is_known(iso: str | None, said: str) -> None:
    assert wording.date(iso) == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("450329", "广西桂林"),
        ("513435", "四川凉山"),
        ("4504", "广西"),
        ("110105", "北京"),
        ("500154", "重庆"),
        ("45", ""),
    ],
)
def test_a_region_is_named_as_people_do(code: str, said: str) -> None:
    place = Gazetteer.load().get(code)
    assert place is not None
    assert wording.region(place) == said


def test_a_township_s_county_is_named_in_full() -> None:
    path = ("辽宁省", "抚顺市", "清原满族自治县", "大苏河乡")
    township = Place(code=None, name="大苏河乡", level=wording.Level.TOWNSHIP, path=path)
    assert wording.located(township) == "大苏河乡（辽宁抚顺清原满族自治县）"


def test_a_formula_is_read_slot_by_slot() -> None:
    slots = (
        Slot(role="党员", min=1, max=1),
        Slot(role="非贫困户", min=1, max=3),
        Slot(role="农户", min=1),
        Slot(role="合作社"),
    )
    assert wording.formula(Formula(raw="…", slots=slots)) == "1党员＋1–3非贫困户＋N农户＋合作社"
    assert wording.formula(Formula(raw="1+5", slots=())) == "1+5"


def test_a_long_name_gives_way_to_what_people_call_it() -> None:
    long = "“双亮双诺双实、争做合格党员”活动"
    program = made_up().programs[0].model_copy(update={"name": long, "aliases": ("双亮双诺双实",)})
    assert wording.program_name(program) == "双亮双诺双实"
