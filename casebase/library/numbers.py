"""Numbers as people type them in a question: 30070, 3万, 30,070, 三万零七十, 11052元, 88%, 六成."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from casebase.extraction.numerals import ARABIC, HANZI, Numeral, decimals, read
from casebase.extraction.units import units

_HEDGE = "[余多来几]?"
_YEAR = re.compile(r"(?:19|20)\d\d年")
_NOT_BEFORE = r"(?<![A-Za-z\d.+第])"
_NOT_BEHIND = r"(?![A-Za-z\d+]|\.\d)"
_DATED = r"(?!月|日|号)"
_TENS_OF_THOUSANDS = re.compile(r"(?<=\d)[wW](?![A-Za-z])")
"""3w, as people type 3万 in chats."""
_UNIT_OF_TIME = "年|个月|天|小时"
"""Figures can be terms (13年), which the units of articles leave out."""
_ASKING = "对[吗不么的]"
"""对 counts pairs, and asks whether a number is right."""
_BARE = re.compile(rf"[{HANZI}]")


@dataclass(frozen=True, slots=True)
class AskedNumber:
    """A number in a question."""

    text: str
    start: int
    end: int
    value: float
    """In base units, as ``Figure.value``: 万 and 亿 multiplied out, a percentage as a fraction."""
    unit: str
    """As typed; empty where none was."""
    step: float
    """The worth of the last digit typed: 10000 for 3万, 1 for 30070, 0.01 for 88%."""
    share: bool
    """Whether it was typed as a share: 88%, 六成, 百分之六十."""
    hedged: bool = False
    """Whether it was typed as being about that much: 三万多, 3万左右."""

    @property
    def rounded(self) -> bool:
        """Whether the form suggests that the asker rounded: 3万, 六百多, 9成."""
        return self.hedged or self.step > 1


def with_numbers(text: str) -> str:
    """``text`` with 3w as 3万, so that it reads the same everywhere."""
    return _TENS_OF_THOUSANDS.sub("万", text)


def asked_numbers(text: str) -> list[AskedNumber]:
    """The numbers in a question in plain width, those in digits first; years, dates and ordinals are none."""
    found: list[AskedNumber] = []
    years = [match.span() for match in _YEAR.finditer(text)]
    taken = list(years)
    for pattern, reader in _forms():
        for match in pattern.finditer(text):
            span = match.span()
            if any(span[0] < end and start < span[1] for start, end in taken):
                continue
            number = reader(match)
            if number is not None:
                taken.append(span)
                found.append(number)
    return sorted(found, key=lambda n: (not any(c.isascii() and c.isdigit() for c in n.text), n.start))


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], AskedNumber | None]], ...]:
    unit = rf"(?:(?!{_ASKING})(?P<u>{units().pattern}|{_UNIT_OF_TIME}))?"
    scale = "(?:[十百千]?(?:万亿|[万亿])|[百千])?"
    about = r"(?P<h>左右|上下|以上)?"
    forms = (
        (rf"{_NOT_BEFORE}(?P<n>{ARABIC})\s*[%％]", _percent),
        (rf"百分之(?P<n>{ARABIC}|[{HANZI}]{{1,4}})(?:点(?P<d>[{HANZI}]{{1,3}}))?", _percent),
        (
            rf"(?P<n>[一二三四五六七八九两]|{_NOT_BEFORE}\d)成(?P<half>半)?(?P<d>[一二三四五六七八九])?(?!立|员|功|果|效|为|了|本)",
            _tenths,
        ),
        (rf"{_NOT_BEFORE}(?P<n>{ARABIC}{_HEDGE}{scale}{_HEDGE}){unit}{about}{_NOT_BEHIND}{_DATED}", _counted),
        (rf"(?<!第)(?P<n>[{HANZI}]+{_HEDGE}{scale}{_HEDGE}){unit}{about}{_DATED}", _counted),
    )
    return tuple((re.compile(pattern), reader) for pattern, reader in forms)


def _percent(match: re.Match[str]) -> AskedNumber | None:
    number = read(match["n"])
    if number is None:
        return None
    value, step = number.value, _step(match["n"], number)
    digits = match.groupdict().get("d")
    if digits:
        value, step = float(f"{value:.0f}.{decimals(digits)}"), 10.0 ** -len(digits)
    return _number(match, round(value / 100, 10), "%", step / 100, share=True)


def _tenths(match: re.Match[str]) -> AskedNumber | None:
    number = read(match["n"])
    if number is None:
        return None
    behind = 0.5 if match["half"] else float(f"0.{decimals(match['d'])}") if match["d"] else 0.0
    step = 0.05 if match["half"] else 0.01 if match["d"] else 0.1
    return _number(match, round((number.value + behind) / 10, 10), "%", step, share=True)


def _counted(match: re.Match[str]) -> AskedNumber | None:
    typed, unit = match["n"], match["u"] or ""
    number = read(typed)
    if number is None or _is_a_word(typed, unit):
        return None
    hedged = number.hedge is not None or bool(match["h"])
    return _number(match, number.value, unit, _step(typed, number), share=False, hedged=hedged)


def _is_a_word(typed: str, unit: str) -> bool:
    """Whether a Hanzi numeral only makes a word or a phrase: 一个什么数, 三方, 千万."""
    if not _BARE.match(typed):
        return False
    return (len(typed) == 1 and (not unit or typed == "一")) or set(typed) <= set("百千万亿")


def _number(
    match: re.Match[str], value: float, unit: str, step: float, *, share: bool, hedged: bool = False
) -> AskedNumber:
    return AskedNumber(match[0].strip(), match.start(), match.end(), value, unit, step, share, hedged)


def _step(typed: str, number: Numeral) -> float:
    """The worth of the last digit typed."""
    digits = next(iter(_arabic(typed)), "")
    if digits:
        whole, _, fraction = digits.replace(",", "").partition(".")
        shown = float(f"{whole}.{fraction}" if fraction else whole)
        scale = number.value / shown if shown else 1.0
        return float(scale * 10.0 ** -len(fraction))
    value, step = int(number.value), 1
    while value and value % (step * 10) == 0:
        step *= 10
    return float(step)


def _arabic(typed: str) -> Iterator[str]:
    yield from re.findall(ARABIC, typed)
