"""The nearest cases, with a reason each, what they took, and nothing made up."""

import pytest

from casebase.gazetteer import Gazetteer
from casebase.library import Casebase, LikeCase
from casebase.library.attributes import Kind
from casebase.library.likeness import AttributeReason, likeness_answer
from casebase.library.snapshot import Snapshot
from casebase.record import Context
from tests.casebase.cases import made_up


def reason(one: LikeCase, what: str) -> AttributeReason:
    return next(reason for reason in one.reasons if what in reason.attribute.what)


def test_the_nearest_case_answers_each_attribute(casebase: Casebase) -> None:
    answer = casebase.like_us("缺劳力 想种木耳 贫困户60户")
    nearest = answer.cases[0]
    assert nearest.case.id == "qingyuan-dasuhe"
    assert reason(nearest, "木耳").industries[0] == "木耳"
    assert [p.id for p in reason(nearest, "劳力").programs] == ["qingyuan-daili-jingying"]
    assert [f.text for f in reason(nearest, "贫困户").figures] == ["243户"]


def test_what_the_case_took_is_what_its_source_says(casebase: Casebase) -> None:
    nearest = casebase.like_us("缺劳力 想种木耳").cases[0]
    conditions = nearest.case.context.conditions or ""
    assert any("龙头企业" in need and need in conditions for need in nearest.lacking)
    assert not any("木耳" in need for need in nearest.lacking), "木耳 was spoken of"


def test_what_is_said_to_be_lacking_is_no_likeness(casebase: Casebase) -> None:
    """没有合作社 brings no case nearer for having one, and stays among what is lacking."""
    with_one = {one.case.id: one.score for one in casebase.like_us("有合作社 想养竹鼠").cases}
    without = {one.case.id: one for one in casebase.like_us("没有合作社 想养竹鼠").cases}
    assert without["ziyuan"].score != with_one["ziyuan"]
    assert any("合作社" in need for need in without["ziyuan"].lacking)


def test_a_case_that_began_with_the_same_lack_is_nearer(casebase: Casebase) -> None:
    nearest = casebase.like_us("缺资金 缺技术").cases[0]
    assert nearest.case.id == "kaijiang"
    assert "缺资金" in reason(nearest, "资金").said[0]


def test_an_attribute_no_case_tells_of_has_a_false_reason(casebase: Casebase) -> None:
    (attribute,) = casebase.like_us("想种天麻").attributes
    assert attribute.kind is Kind.WANT
    nearest = casebase.like_us("缺劳力 想种天麻").cases[0]
    assert not reason(nearest, "天麻")
    assert reason(nearest, "劳力")


@pytest.mark.parametrize("described", ["你好", "想种天麻", "", "😀"])
def test_nothing_alike_is_nothing(casebase: Casebase, described: str) -> None:
    assert casebase.like_us(described).cases == ()


def test_a_lack_of_water_is_no_flood_and_no_word_with_water_in_it() -> None:
    """缺水 finds who began with drought; 水灾 and 水果 are other things."""
    dry = made_up("jia", context=Context(problem="黄土丘陵，十年九旱。"), programs=())
    flooded = made_up("yi", context=Context(problem="水灾冲垮过鸡棚，水果卖不掉。"), programs=())
    snapshot = Snapshot.of(1, (dry, flooded), Gazetteer.load())
    answer = likeness_answer(snapshot, "我们村缺水", lambda description, limit: ())
    assert [one.case.id for one in answer.cases] == ["jia"]
