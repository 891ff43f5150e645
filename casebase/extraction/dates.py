"""Dates a text states: days, months and years, and relative ones against the article's own date."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from casebase.extraction.spans import DateSpan
from casebase.record import PartialDate
from casebase.text.clean import CleanText

_HANZI_YEAR = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_SMALL = r"[一二三四五六七八九十]{1,3}"
_PART = r"(?:年?[底初末]|上半年|下半年|前后|[春夏秋冬]季?(?![节耕运])|第[一二三四1-4]季度|[一二三四]季度)?"
_YEAR = re.compile(
    r"(?P<y>(?:19|20)\d{2}|[一二][九〇零○][〇零○一二三四五六七八九]{2})"
    rf"(?:年度?(?:(?P<m>\d{{1,2}}|{_SMALL})月(?:份|底|初|末|中旬|上旬|下旬)?(?:(?P<d>\d{{1,2}}|{_SMALL})日)?|{_PART})"
    r"|(?P<s>[-./])(?P<m2>\d{1,2})(?P=s)(?P<d2>\d{1,2})(?![\d/.-])(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|(?=(?:[-–—~～至]{1,2}|、)(?:19|20)\d{2}年(?!前)))"
)
_DAY_FIRST = re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d{2})(?![\d.])")
"""19.10.2016, as some publishing systems stamp a page."""
_MONTH_DAY = re.compile(
    r"(?P<m>1[0-2]|0?[1-9])月(?:(?P<d>3[01]|[12]\d|0?[1-9])(?:日|号(?![楼院线店文]))|(?:份(?!额)|[底初末]|[上中下]旬))"
)
_RELATIVE = re.compile(
    r"(?P<w>前年|去年|今年|本年|明年|后年|上年|当年|同年)"
    rf"(?:(?P<m>1[0-2]|0?[1-9])月(?:份|底|初|末|中旬|上旬|下旬)?(?:(?P<d>3[01]|[12]\d|0?[1-9])日)?|{_PART})"
)
_SHIFT = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_COMING = re.compile(r"(?:预计|将|力争|确保|计划|拟|争取|有望)[^，。；]{0,6}$")
"""Before a date without a year: words by which it is still to come."""
_NO_DATE_BEFORE = re.compile(r"(?:[\dA-Za-z/.\-–—_]|农历|阴历|每年)\Z")
_RANGE_BEFORE = re.compile(r"(?:19|20)\d{2}年?[-–—~～]{1,2}$")


def find_dates(clean: CleanText, published: PartialDate | None = None) -> tuple[DateSpan, ...]:
    """Every date the article states, in the order of the text; boilerplate and damaged stretches yield none.

    A date without a year gets the year of ``published`` (the latest that is not after it), else it stays
    ``--MM-DD``. 去年, 明年 … are found only where ``published`` gives a year to reckon from, 当年 and 同年
    with a month where an earlier date of the text does; these are marked ``relative``.
    """
    found = [d for d in _explicit(clean.text, published) if clean.admits(d.start, d.end)]
    relative = (d for d in _relative(clean.text, published, found) if clean.admits(d.start, d.end))
    return tuple(sorted([*found, *relative], key=lambda d: d.start))


def year_of(iso: PartialDate | None) -> int | None:
    """The year of a partial date, or None where it has none."""
    return int(iso[:4]) if iso and not iso.startswith("--") else None


def _explicit(text: str, published: PartialDate | None) -> list[DateSpan]:
    with_year = list(_dates_with_year(text))
    taken = {i for s in with_year for i in range(s.start, s.end)}
    alone = (d for d in _dates_without_year(text, published) if d.start not in taken)
    return sorted([*with_year, *alone], key=lambda d: d.start)


def _dates_with_year(text: str) -> Iterator[DateSpan]:
    for m in _YEAR.finditer(text):
        before = text[max(0, m.start() - 8) : m.start()]
        if _NO_DATE_BEFORE.search(before) and not _RANGE_BEFORE.search(before):
            continue
        year = "".join(_HANZI_YEAR.get(c, c) for c in m["y"])
        if iso := _iso(year, m["m"] or m["m2"], m["d"] or m["d2"]):
            yield DateSpan(m.start(), m.end(), iso, relative=False)
    for m in _DAY_FIRST.finditer(text):
        if iso := _iso(m["y"], m["m"], m["d"]):
            yield DateSpan(m.start(), m.end(), iso, relative=False)


def _dates_without_year(text: str, published: PartialDate | None) -> Iterator[DateSpan]:
    for m in _MONTH_DAY.finditer(text):
        before = text[max(0, m.start() - 10) : m.start()]
        if _NO_DATE_BEFORE.search(before) or before.endswith(("年", "个")):
            continue
        year = _year_for(published, int(m["m"]), int(m["d"] or 1), coming=_COMING.search(before) is not None)
        if iso := _iso(year, m["m"], m["d"]):
            yield DateSpan(m.start(), m.end(), iso, relative=False)


def _relative(text: str, published: PartialDate | None, explicit: list[DateSpan]) -> Iterator[DateSpan]:
    own = year_of(published)
    dated = [d for d in explicit if year_of(d.iso)]
    for m in _RELATIVE.finditer(text):
        if m["w"] in _SHIFT:
            year = own + _SHIFT[m["w"]] if own else None
        else:
            i = bisect_right(dated, m.start(), key=lambda d: d.end)
            year = year_of(dated[i - 1].iso) if i and m["m"] else None
        if year and (iso := _iso(str(year), m["m"], m["d"])):
            yield DateSpan(m.start(), m.end(), iso, relative=True)


def _year_for(published: PartialDate | None, month: int, day: int, *, coming: bool) -> str:
    """The latest year in which that day is not after ``published``; '-' where no year is known.

    A ``coming`` day is in the first year in which it is not before ``published``.
    """
    year = year_of(published)
    if year is None or published is None:
        return "-"
    told, own = f"{month:02}-{day:02}", published[5:]
    if coming:
        return str(year + (told < own))
    return str(year - (told > (own or "12-31").ljust(5, "9")))


def _iso(year: str, month: str | None, day: str | None) -> PartialDate | None:
    """The partial date, or None where month or day is none of the calendar's."""
    if month is None:
        return year
    m, d = _small(month), _small(day) if day else None
    if not 1 <= m <= 12 or (d is not None and not 1 <= d <= 31):
        return None
    return f"{year}-{m:02}" + (f"-{d:02}" if d is not None else "")


def _small(text: str) -> int:
    """A number up to 31, in either writing."""
    if text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    digit = {c: i for i, c in enumerate("零一二三四五六七八九")}
    return (digit.get(tens, 1) * 10 if ten else 0) + digit.get(ones, 0)
