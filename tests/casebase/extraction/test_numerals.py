"""Numerals: what each way of writing a number means, and that values survive being written out and read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebase.extraction.numerals import Numeral, read, read_range

DIGITS = "零一二三四五六七八九"


def written(value: int) -> str:
    """``value`` in Hanzi numerals, as prose writes it."""
    for scale, sign in ((10**8, "亿"), (10**4, "万")):
        if value >= scale:
            head, tail = divmod(value, scale)
            gap = "零" if 0 < tail < scale // 10 else ""
            return written(head) + sign + gap + (written(tail) if tail else "")
    out, gap = "", False
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            out += ("零" if gap else "") + DIGITS[digit] + sign
        gap = bool(out) and not digit
    return out.removeprefix("一") if out.startswith("一十") else out


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_every_value_written_in_hanzi_is_read_back(value: int) -> None:
    assert read(written(value)) == Numeral(float(value))


@given(st.integers(min_value=1, max_value=10**9))
def test_thousands_separators_change_nothing(value: int) -> None:
    assert read(f"{value:,}") == read(str(value)) == Numeral(float(value))


@given(st.integers(min_value=1, max_value=10**6), st.sampled_from([("万", 10**4), ("亿", 10**8)]))
def test_a_scale_multiplies_exactly(hundredths: int, scale: tuple[str, int]) -> None:
    number = read(f"{hundredths / 100:.2f}{scale[0]}")
    assert number == Numeral(float(hundredths * scale[1] // 100))


@given(st.text(alphabet="零〇一二两三四五六七八九十百千万亿0123456789.,余多来几把", max_size=12))
def test_any_run_of_numeral_characters_is_read_or_refused(text: str) -> None:
    number = read(text)
    assert number is None or number.value >= 0


@pytest.mark.parametrize(
    ("text", "value", "value_max", "hedge"),
    [
        ("1.6万余", 16000, None, "余"),
        ("500余万", 5_000_000, None, "余"),
        ("10多亿", 1e9, None, "多"),
        ("3千", 3000, None, None),
        ("5百多", 500, None, "多"),
        ("2万亿", 2e12, None, None),
        ("10.81万", 108100, None, None),
        ("12,000", 12000, None, None),
        ("十多", 10, None, "多"),
        ("十几", 10, None, "几"),
        ("二十来", 20, None, "来"),
        ("十多万", 100_000, None, "多"),
        ("三百余", 300, None, "余"),
        ("百", 100, None, None),
        ("万把", 10_000, None, "把"),
        ("千万", 10_000_000, None, None),
        ("两", 2, None, None),
        ("两千零八", 2008, None, None),
        ("三百二", 320, None, None),
        ("两千四", 2400, None, None),
        ("一万二", 12_000, None, None),
        ("百二十", 120, None, None),
        ("一百一十二", 112, None, None),
        ("一亿零三十万", 100_300_000, None, None),
        ("七八", 7, 8, None),
        ("三五", 3, 5, None),
        ("十七八", 17, 18, None),
        ("二三十", 20, 30, None),
        ("三四百", 300, 400, None),
        ("十七八万", 170_000, 180_000, None),
    ],
)
def test_reads(text: str, value: float, value_max: float | None, hedge: str | None) -> None:
    assert read(text) == Numeral(value, value_max, hedge)


@pytest.mark.parametrize("text", ["", "一二三", "二〇一六", "十十", "零", "万一二三", "九三", "12,34", "余"])
def test_refuses_what_is_no_number(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("first", "second", "ends"),
    [
        ("1", "3", (1, 3)),
        ("3", "5万", (30_000, 50_000)),
        ("3万", "5万", (30_000, 50_000)),
        ("8000", "1万", (8000, 10_000)),
        ("3000", "5000", (3000, 5000)),
        ("二十", "三十", (20, 30)),
        ("5", "3", None),
        ("2", "2", None),
    ],
)
def test_ranges_share_the_scale_of_their_end(
    first: str, second: str, ends: tuple[float, float] | None
) -> None:
    assert read_range(first, second) == ends
