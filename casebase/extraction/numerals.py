"""Chinese and Arabic numerals as news prose writes them, read into numbers.

The grammar is the one of GB/T 15835 (出版物上数字用法): Arabic digits with or without 万 and 亿, Hanzi
numerals, neighbouring digits for an estimate (七八户, 十七八), and the hedges that stand inside a number
(1.6万余, 500余万, 十多, 十几). Nothing that is only vague (几十, 数百) is a numeral here.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NONZERO = "一二两三四五六七八九"
_PLACES = (1000, 100, 10, 1)
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

HANZI = "零〇一二两三四五六七八九十百千万亿"
"""Characters a Hanzi numeral is made of."""
ARABIC = r"(?:\d{1,3}(?:(?:,\d{3}){1,5}|(?:[ \u00a0\u2009]\d{3}){1,5})(?!\d)|\d{1,15})(?:\.\d{1,9})?"
"""Regular expression of an Arabic number without scale; journals part its thousands by a space."""
_SCALE = r"(?:[十百千]?(?:万亿|[万亿])|[百千])"
NUMERAL = (
    rf"(?:{ARABIC}[余多来几]?{_SCALE}?[余多来]?"
    rf"|[百千万]把"
    rf"|(?:[{_NONZERO}]、)?[{HANZI}]{{1,16}}[余多来几]?(?:[百千]?(?:万亿|[万亿]))?[余多来]?)"
)
"""Regular expression of what :func:`read` understands; it also matches runs that are no number."""
RANGE_SIGN = r"(?:—{1,2}|[-–~～至到])"
"""What stands between the ends of a range: 1-3户, 3至5个."""

_ARABIC_FORM = re.compile(rf"({ARABIC})([余多来几]?)({_SCALE}?)([余多来]?)")
_HANZI_FORM = re.compile(rf"([{HANZI}]+)([余多来几把]?)((?:[百千]?(?:万亿|[万亿]))?)([余多来]?)")
_D = f"[{_NONZERO}]"
_SECTION = re.compile(rf"(?:({_D}{{1,2}})千)?零?(?:({_D}{{1,2}})百)?零?(?:({_D}{{1,2}})十)?零?({_D}{{1,2}})?")
_GROUPING = re.compile(r"[,\s]")
_SHORTENED = re.compile(rf"[百千]{_D}$")
_LEADING_SCALE = re.compile(r"(?:^|(?<=[零万亿百千]))(?=[十])|^(?=[百千])")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as read: a range where the numeral itself names two (七八户)."""

    value: float
    value_max: float | None = None
    hedge: str | None = None
    """余, 多, 来, 几 or 把 where one stands inside the number."""

    @property
    def approx(self) -> bool:
        """True where the numeral says that it is not exact."""
        return self.hedge is not None or self.value_max is not None


def read(text: str) -> Numeral | None:
    """The number ``text`` writes (12,000 / 1.6万余 / 三百二 / 十七八万), or None where it writes none."""
    if m := _ARABIC_FORM.fullmatch(text):
        digits, before, scale, after = m.groups()
        value = Decimal(_GROUPING.sub("", digits)) * _scale(scale)
        return Numeral(float(value), None, before or after or None)
    if m := _HANZI_FORM.fullmatch(text.replace("、", "", 1)):
        digits, before, scale, after = m.groups()
        ends = _hanzi(digits)
        if ends is None:
            return None
        low, high = (end * _scale(scale) for end in ends)
        return Numeral(float(low), float(high) if high > low else None, before or after or None)
    return None


def read_range(first: str, second: str) -> tuple[float, float] | None:
    """Both ends of a range of two numerals, or None where they do not form one.

    The first takes the scale of the second where it has none and is smaller with it: 3至5万 is 30000..50000.
    """
    low, high = read(first), read(second)
    if low is None or high is None:
        return None
    top = high.value_max or high.value
    start = low.value
    if re.search(r"[万亿]", second) and not re.search(r"[万亿]", first):
        start *= next((s for s in (10**8, 10**4) if top >= s and start * s < top), 1)
    return (start, top) if start < top else None


def decimals(text: str) -> str:
    """The digits behind a 点: 五 of 百分之二十三点五 is ``5``."""
    return "".join(str(_DIGITS[c]) for c in text)


def _scale(text: str) -> int:
    factor = 1
    for c in text:
        factor *= 10 if c == "十" else _SCALES[c]
    return factor


def _hanzi(text: str) -> tuple[int, int] | None:
    """Lowest and highest value of a run of Hanzi numerals, or None where it is no number."""
    for char in "亿万":
        head, sign, tail = text.rpartition(char)
        if sign:
            return _compound(head, _SCALES[char], tail)
    if not text.strip("零〇"):
        return None
    m = _SECTION.fullmatch(_LEADING_SCALE.sub("一", text))
    if m is None:
        return None
    low = high = 0
    for place, digits in zip(_PLACES, m.groups(), strict=True):
        ends = _digits(digits) if digits else (0, 0)
        if ends is None or (high > low and digits):
            return None
        if place == 1 and _SHORTENED.search(text):  # 三百二 is 320
            place = _SCALES[text[-2]] // 10
        low, high = low + ends[0] * place, high + ends[1] * place
    return low, high


def _compound(head: str, scale: int, tail: str) -> tuple[int, int] | None:
    """``head`` times ``scale`` plus ``tail``."""
    upper = _hanzi(head) if head else (1, 1)
    if upper is None:
        return None
    if len(tail) == 1 and tail in _NONZERO:  # 一万二 is 12000
        lower: tuple[int, int] | None = (_DIGITS[tail] * scale // 10,) * 2
    else:
        lower = _hanzi(tail) if tail else (0, 0)
    if lower is None or lower[1] >= scale:
        return None
    return upper[0] * scale + lower[0], upper[1] * scale + lower[1]


def _digits(text: str) -> tuple[int, int] | None:
    """One digit, or two neighbouring ones that give an estimate: 七八, 三五."""
    low, high = _DIGITS[text[0]], _DIGITS[text[-1]]
    if len(text) == 1 or high - low == 1 or (low, high) == (3, 5):
        return low, high
    return None
