"""Dates: which are found, what they become, and that relative ones need something to reckon from."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebase.extraction.dates import find_dates
from casebase.text.clean import clean


def isos(text: str, published: str | None = None) -> list[tuple[str, str, bool]]:
    cleaned = clean(text)
    return [(cleaned.text[d.start : d.end], d.iso, d.relative) for d in find_dates(cleaned, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016年3月5日开工。", [("2016年3月5日", "2016-03-05", False)]),
        ("2016年3月，村里开工。", [("2016年3月", "2016-03", False)]),
        ("2016年12月底完工。", [("2016年12月底", "2016-12", False)]),
        ("截至2017年底，全县脱贫。", [("2017年底", "2017", False)]),
        ("2018年初动工。", [("2018年初", "2018", False)]),
        ("2018年春季学期开学。", [("2018年春季", "2018", False)]),
        ("2018年第一季度增长。", [("2018年第一季度", "2018", False)]),
        ("2016年以来，全县变样。", [("2016年", "2016", False)]),
        ("2021年度考核。", [("2021年度", "2021", False)]),
        ("发布于 2018-06-04 08:25", [("2018-06-04 08:25", "2018-06-04", False)]),
        ("发布于2018/6/4", [("2018/6/4", "2018-06-04", False)]),
        ("发布于2018.06.04", [("2018.06.04", "2018-06-04", False)]),
        ("２０１９年１月２日开会。", [("2019年1月2日", "2019-01-02", False)]),
        ("二〇一六年三月，村里开工。", [("二〇一六年三月", "2016-03", False)]),
        ("二零一八年十二月三十一日完工。", [("二零一八年十二月三十一日", "2018-12-31", False)]),
        ("2015-2020年的规划。", [("2015", "2015", False), ("2020年", "2020", False)]),
        ("2016年至2018年，连续三年。", [("2016年", "2016", False), ("2018年", "2018", False)]),
        ("10月5日开会。", [("10月5日", "--10-05", False)]),
        ("7月份完工。", [("7月份", "--07", False)]),
        ("每年3月份植树。", []),
        ("历时3个月，种了5亩。", []),
        ("13月45日。", []),
        ("2016年13月。", []),
        ("电话2016-2018。", []),
        ("上世纪90年代。", []),
        ("编号X2016年刊。", []),
        ("农历八月十五日团圆。", []),
        ("6月下旬分红。", [("6月下旬", "--06", False)]),
        ("5月20号出苗。", [("5月20号", "--05-20", False)]),
        ("住在3月20号楼。", []),
        ("去年开工，今年完工，明年投产。", []),
    ],
)
def test_dates_a_text_states(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert isos(text) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("去年开工。", "2018-06-04", [("去年", "2017", True)]),
        ("今年3月5日开工。", "2018-06-04", [("今年3月5日", "2018-03-05", True)]),
        ("去年底完工。", "2018", [("去年底", "2017", True)]),
        ("明年投产，后年见效。", "2018-06", [("明年", "2019", True), ("后年", "2020", True)]),
        ("前年立项。", "2018", [("前年", "2016", True)]),
        ("5月1日开工。", "2018-06-04", [("5月1日", "2018-05-01", False)]),
        ("12月7日开工。", "2018-06-04", [("12月7日", "2017-12-07", False)]),
        ("预计10月底完工。", "2018-06-04", [("10月底", "2018-10", False)]),
        ("力争5月1日前完工。", "2018-06-04", [("5月1日", "2019-05-01", False)]),
        (
            "2018年初立项，当年7月开工。",
            None,
            [("2018年初", "2018", False), ("当年7月", "2018-07", True)],
        ),
        ("当年7月开工。", None, []),
    ],
)
def test_relative_dates_are_reckoned_only_from_what_is_known(
    text: str, published: str | None, expected: list[tuple[str, str, bool]]
) -> None:
    assert isos(text, published) == expected


def test_boilerplate_and_damage_hold_no_date() -> None:
    cleaned = clean("全县2016年开工。\n另一个县2015年开工，2014年立项。")
    first, second = cleaned.blocks
    assert [d.iso for d in find_dates(cleaned)] == ["2016", "2015", "2014"]
    noisy = replace(cleaned, blocks=(first, replace(second, noise=True, kind="noise")))
    assert [d.iso for d in find_dates(noisy)] == ["2016"]
    damaged = replace(cleaned, suspect=((second.start, second.start + 9),))
    assert [d.iso for d in find_dates(damaged)] == ["2016", "2014"]


@given(st.integers(1949, 2049), st.integers(1, 12), st.integers(1, 28))
def test_every_day_is_read_in_both_writings(year: int, month: int, day: int) -> None:
    iso = f"{year}-{month:02}-{day:02}"
    assert [i for _, i, _ in isos(f"{year}年{month}月{day}日开会。")] == [iso]
    assert [i for _, i, _ in isos(f"发布于{iso}")] == [iso]


@given(st.text(alphabet="二〇一六年月日0123456789去今当-/. 底初", max_size=30))
def test_any_text_gives_ordered_spans(text: str) -> None:
    cleaned = clean(text)
    spans = [(d.start, d.end) for d in find_dates(cleaned, "2018-06-04")]
    assert spans == sorted(spans)
    assert all(0 <= s < e <= len(cleaned.text) for s, e in spans)


def test_day_first_and_a_date_below_a_time() -> None:
    """A page stamped day first; a line that ends in a time leaves the next line's date alone."""
    found = find_dates(clean("19.10.2016  23:12\n01-04 12:37\n\n1月3日上午，全局干部来到村里。"))
    assert [d.iso for d in found] == ["2016-10-19", "--01-03"]
