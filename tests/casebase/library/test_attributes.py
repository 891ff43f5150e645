"""What somebody tells of their village, an attribute at a time."""

import pytest

from casebase.library.attributes import Kind, attributes_in, remedy
from casebase.record import Mechanism

WANT, LACK, HAVE, COUNT, TOLD = Kind.WANT, Kind.LACK, Kind.HAVE, Kind.COUNT, Kind.TOLD


@pytest.mark.parametrize(
    ("described", "attributes"),
    [
        ("缺劳力 想种木耳 贫困户60户", [(LACK, "劳力"), (WANT, "木耳"), (COUNT, "贫困户")]),
        ("缺劳力想种木耳贫困户60户", [(LACK, "劳力"), (WANT, "木耳"), (COUNT, "贫困户")]),
        ("我们村没有合作社，打算搞乡村旅游", [(LACK, "合作社"), (WANT, "乡村旅游")]),
        ("缺资金、技术", [(LACK, "资金"), (LACK, "技术")]),
        ("劳动力不足，年轻人都出去打工了", [(LACK, "劳动力"), (LACK, "年轻人都出去打工了")]),
        ("想发展养鸡和竹鼠", [(WANT, "养鸡"), (WANT, "竹鼠")]),
        ("有龙头企业", [(HAVE, "龙头企业")]),
        ("60戶貧困戶，沒錢", [(COUNT, "贫困户"), (LACK, "钱")]),
        ("山高路陡", [(TOLD, "山高路陡")]),
        ("", []),
    ],
)
def test_a_description_is_read_by_its_attributes(described: str, attributes: list[tuple[Kind, str]]) -> None:
    assert [(one.kind, one.what) for one in attributes_in(described)] == attributes


@pytest.mark.parametrize(
    ("what", "name", "mechanism"),
    [
        ("劳动力", "劳力", Mechanism.ENTERPRISE),
        ("年轻人都出去打工了", "劳力", Mechanism.ENTERPRISE),
        ("钱", "资金", Mechanism.FUND_POOLING),
        ("合作社", "合作社", Mechanism.COOPERATIVE),
        ("村干部", "班子", Mechanism.PARTY_BUILDING),
    ],
)
def test_a_known_lack_says_how_programs_make_up_for_it(what: str, name: str, mechanism: Mechanism) -> None:
    known = remedy(what)
    assert known is not None
    assert known.name == name
    assert mechanism in known.mechanisms


def test_an_unknown_lack_is_no_known_one() -> None:
    assert remedy("月光") is None


def test_words_that_only_ask_tell_nothing() -> None:
    told = attributes_in("俺村没劳力，六十户贫困户，琢磨着种木耳，学谁")
    assert [(one.kind, one.what) for one in told] == [
        (Kind.LACK, "劳力"),
        (Kind.COUNT, "贫困户"),
        (Kind.WANT, "木耳"),
    ]
    assert [one.text for one in attributes_in("缺钱 怎么办")] == ["缺钱"]
