"""Quantities: numbers with their units, before anyone asks whether they are figures of a case."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from casebase.extraction.numerals import (
    ARABIC,
    HANZI,
    NUMERAL,
    RANGE_SIGN,
    Numeral,
    decimals,
    read,
    read_range,
)
from casebase.extraction.units import units


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit, in base units, as written at ``start..end``."""

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str
    number: str
    """The number as written, without its unit."""
    hedge: str | None
    """近, 余, 以上…: what makes it inexact; two such words are joined by 、."""
    approx: bool
    share: bool
    """Whether it is a share of something: %, 成, 分之, 百分点."""


_Parsed: TypeAlias = tuple[float, float | None, str, str | None]
"""Value, upper value, unit, and the hedge inside the number."""
_Reader: TypeAlias = Callable[[re.Match[str]], _Parsed | None]

_DIGIT = "[一二两三四五六七八九]"
_SHARES = ("%", "‰", "成", "分之", "个百分点", "百分点")
_RUN = re.compile(rf"[\d{HANZI}]+")
_LONGEST = 24
"""A longer run of digits is a code, a table or damage."""
_LEAD = re.compile(
    r"(不足|不到|不少于|不低于|不超过|至少|最多|大约|大概|将近|接近|超过|突破|超出|逾|近|约|超|过|上)[达了有为]?$"
)
_EARNED = re.compile(r"(?:收入|工资|[挣赚卖花拿]|分红|租金|补贴|补助|进账)(?:到|了|能|有|近|约|个)*$")
_TRAIL = re.compile(r"多?(以上|以下|以内|左右|上下|之多|有余|不等)|(多)(?![个种样元年月次数少余])")
_MEASURE_TRAIL = re.compile(r"(多)(?=[，。,；;、）)的地长]|左右|以上|$)")


def find_quantities(text: str) -> Iterator[Quantity]:
    """Every number with a unit, every share, every number in 万 or 亿, numbers of people without a unit."""
    done = 0
    for run in _RUN.finditer(text):
        if run.start() < done or run.end() - run.start() > _LONGEST:
            continue
        for pattern, reader in _forms():
            m = pattern.match(text, run.start())
            parsed = reader(m) if m else None
            if m and parsed:
                done = m.end()
                yield _quantity(text, m, parsed)
                break


def _quantity(text: str, m: re.Match[str], parsed: _Parsed) -> Quantity:
    value, value_max, unit, inner = parsed
    lead = _LEAD.search(text, max(0, m.start() - 5), m.start())
    trail = _TRAIL.match(text, m.end()) or (unit in units().measures and _MEASURE_TRAIL.match(text, m.end()))
    trail_word = next((g for g in trail.groups() if g), None) if trail else None
    share = unit in _SHARES
    hedges = [h for h in (lead[1] if lead else None, inner, trail_word) if h]
    bare = m.group()[0] in "百千万亿" and "分之" not in m.group()
    return Quantity(
        m.start(),
        m.end(),
        value,
        value_max,
        "" if unit == "分之" else unit,
        m.group() if share else m.group().removesuffix(unit),
        "、".join(dict.fromkeys(hedges)) or None,
        approx=bool(hedges) or bare or value_max is not None,
        share=share,
    )


@cache
def _forms() -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    """Patterns of quantities with their readers, tried in this order."""
    u = units()
    unit = f"{u.pattern}(?:{u.per})?"
    with_digit = f"(?=[{HANZI}]{{0,9}}{_DIGIT})(?:{_DIGIT}、)?[{HANZI}]{{1,16}}"
    forms: tuple[tuple[str, _Reader], ...] = (
        (rf"(?P<n>{ARABIC})(?:[%‰]?{RANGE_SIGN}(?P<n2>{ARABIC}))?(?P<u>[%‰])", _read_percent),
        (
            rf"(?P<w>[百千])分之(?P<n>{NUMERAL})"
            rf"(?:点(?P<dec>[{HANZI[:11]}]{{1,4}})|{RANGE_SIGN}(?:[百千]分之)?(?P<n2>{NUMERAL}))?",
            _read_hundredths,
        ),
        (rf"(?P<d>{_DIGIT}|十)分之(?P<n>{_DIGIT})", _read_fraction),
        (
            rf"(?P<n>{_DIGIT}{{1,2}})成(?P<half>半?)"
            r"(?=以|左|多|的|、|[，。；,;）)]|贫|群|农|村|人|是|股|收|利|都|有|归|用|$)",
            _read_tenths,
        ),
        (r"(?<=[占近约超过达到的])(?P<d>\d{1,2})/(?P<w>\d{1,2})(?![\d/])", _read_slash),
        (r"一半(?=以上|左右|多)|(?<=[占近约超过达到的])一半(?=[，。；,;、])", _read_half),
        (rf"(?P<n>[1-8])、(?P<n2>[2-9]0{{0,4}})(?P<scale>[百千万]?)(?P<u>{unit}|(?<=万))", _read_neighbours),
        (rf"(?P<n>{NUMERAL})(?P<u1>{u.pattern})?{RANGE_SIGN}(?P<n2>{NUMERAL})(?P<u>{unit})", _read_between),
        (rf"(?P<n>{ARABIC})(?P<u>千米|千克)", _read_counted),
        (rf"(?P<n>{NUMERAL})(?P<u>{unit})", _read_counted),
        (rf"(?P<n>(?:{ARABIC}|{with_digit})[余多]?[百千]?[万亿][余多]?)(?P<u>)", _read_counted),
        (rf"(?P<n>{with_digit}[百千]{_DIGIT}?)(?P<u>)(?=左右|以上|上下|[，。；,;”])", _read_earned),
        (rf"(?P<n>(?!(?:19|20)\d\d(?!\d))\d{{2,}}[余多]?)(?P<u>)(?={u.counted})", _read_counted),
    )
    return tuple((re.compile(pattern), reader) for pattern, reader in forms)


def _read_percent(m: re.Match[str]) -> _Parsed:
    whole = 100 if m["u"] == "%" else 1000
    low, high = (read(n) if n else None for n in (m["n"], m["n2"]))
    return _shares(low.value if low else 0.0, high.value if high else None, whole, m["u"])


def _read_hundredths(m: re.Match[str]) -> _Parsed | None:
    low, high = read(m["n"]), read(m["n2"]) if m["n2"] else None
    if low is None:
        return None
    if m["dec"]:
        low = Numeral(float(f"{low.value:.0f}.{decimals(m['dec'])}"))
    return _shares(low.value, high.value if high else low.value_max, 100 if m["w"] == "百" else 1000, "%")


def _read_fraction(m: re.Match[str]) -> _Parsed | None:
    whole, part = read(m["d"]), read(m["n"])
    return (
        (part.value / whole.value, None, "分之", None)
        if whole and part and part.value < whole.value
        else None
    )


def _read_slash(m: re.Match[str]) -> _Parsed | None:
    """约占农业人口的1/3."""
    part, whole = int(m["d"]), int(m["w"])
    return (part / whole, None, "分之", None) if 0 < part < whole else None


def _read_tenths(m: re.Match[str]) -> _Parsed | None:
    tenths = read(m["n"])
    if tenths is None or m["n"] == "一":
        return None
    return _shares(tenths.value + (0.5 if m["half"] else 0), tenths.value_max, 10, "成")


def _read_half(_: re.Match[str]) -> _Parsed:
    return 0.5, None, "分之", None


def _read_between(m: re.Match[str]) -> _Parsed | None:
    if m["u1"] and not m["u"].startswith(m["u1"]):
        return None
    if m["u1"] and m.string[m.start() - 1 : m.start()] in "从由":  # 从3户到50户 are two figures
        return None
    ends = read_range(m["n"], m["n2"])
    return (*ends, m["u"], None) if ends else None


def _read_neighbours(m: re.Match[str]) -> _Parsed | None:
    """能赚7、8万, 一个月挣5、6000元: an estimate between neighbouring digits."""
    top = read(m["n2"] + m["scale"])
    if top is None or int(m["n2"][0]) != int(m["n"]) + 1:
        return None
    return top.value / int(m["n2"][0]) * int(m["n"]), top.value, m["u"], None


def _read_counted(m: re.Match[str]) -> _Parsed | None:
    number = read(m["n"])
    return (number.value, number.value_max, m["u"], number.hedge) if number else None


def _read_earned(m: re.Match[str]) -> _Parsed | None:
    """A sum without its unit, as speech leaves it out: 每月收入五千左右."""
    return _read_counted(m) if _EARNED.search(m.string, max(0, m.start() - 8), m.start()) else None


def _shares(low: float, high: float | None, whole: int, unit: str) -> _Parsed:
    """Numbers of hundredths, thousandths or tenths as fractions; the quotient of the decimals as written."""
    return round(low / whole, 10), round(high / whole, 10) if high else None, unit, None
