"""Folding: one form for all the ways the same characters are typed.

Width, case, script, quotation marks, plus signs, spaces, line breaks, tone marks and invisible characters
make no difference to what is meant, so both names and queries are compared folded: lower-case Latin letters,
digits and Simplified characters, nothing else.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from casebase.search.tables import simplified

NUMERALS = str.maketrans("零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖两双俩仨", "00123456789123456789" + "2223")
"""One digit for every way of writing it; 两 and 双 are 2, as in 两亮两诺 for 双亮双诺."""

DIGITS = frozenset("0123456789零〇一二三四五六七八九")
"""Numerals that are nothing else."""

_ADDRESS = re.compile(r"^\s*/[a-z_]+(?:@\w+)?(?=\s|$)|(?<!\w)@\w+", re.IGNORECASE | re.ASCII)
_DIAERESIS = "\u0308"
_INVISIBLE = {"Cf", "Mn"}
_BASIC_PLANE = 0x10000
_LONG = 40
"""From here on most of a text's characters have been looked up lately anyhow."""
_FIRST, _LAST = "\u4e00", "\u9fff"
"""Ends of the block of characters in common use."""


class _Folding(dict[int, str | None]):
    """Code point → what it is folded to; None for what is left out. Learns each character once."""

    def __missing__(self, code: int) -> str | None:
        folded = _fold_character(chr(code))
        if code < _BASIC_PLANE:
            self[code] = folded
        return folded


def _fold_character(char: str) -> str | None:
    decomposed = unicodedata.normalize("NFKD", char).lower()
    if decomposed.startswith("u") and _DIAERESIS in decomposed:
        return "v"
    script = simplified()
    kept = "".join(
        script.get(one, one)
        for one in unicodedata.normalize("NFKC", decomposed)
        if unicodedata.category(one)[0] in "LN"
    )
    return (kept if kept.isascii() else "".join(_plain(one) for one in kept)) or None


def _plain(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[0]
    return base if base.isascii() else char


@cache
def _folding() -> _Folding:
    table = _Folding()
    table.update({ord(old): new for old, new in simplified().items()})
    return table


@cache
def _odd() -> re.Pattern[str]:
    """Stretches of a text that are not their own folded form, so that the rest need not be looked up."""
    others = "".join(char for char in simplified() if _FIRST <= char <= _LAST)
    return re.compile(f"(?:[^0-9a-z{_FIRST}-{_LAST}]|[{others}])+")


def _fold_stretch(found: re.Match[str]) -> str:
    return found[0].translate(_folding())


def fold(text: str) -> str:
    """The folded form of a text: only letters, digits and characters are left."""
    if len(text) > _LONG:
        return text.translate(_folding())
    return _odd().sub(_fold_stretch, text)


def odd_stretches(text: str) -> list[str]:
    """The stretches of a text that folding changes."""
    return _odd().findall(text)


def numbered(folded: str) -> str:
    """A folded text with its numerals as digits, one for one: 五建并举 and 5建并举 become the same."""
    return folded.translate(NUMERALS)


class Folded(NamedTuple):
    """A text folded, with the way back to what was typed."""

    text: str
    origins: tuple[int, ...]
    """For each folded character, where in the typed text it came from."""
    breaks: frozenset[int]
    """Places in the folded text (0 and its length included) where the typed text had a break."""

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the typed text that the folded slice came from."""
        if start >= end:
            return 0, 0
        return self.origins[start], self.origins[end - 1] + 1


def typed_span(typed: str, folded: str, start: int, end: int) -> tuple[int, int]:
    """The slice of the typed text that a slice of it folded came from."""
    if len(typed) == len(folded):
        return start, end
    if start or end != len(folded):
        return fold_with_origins(typed).typed(start, end)
    table = _folding()
    first = next(at for at, char in enumerate(typed) if table[ord(char)])
    last = next(at for at in range(len(typed) - 1, -1, -1) if table[ord(typed[at])])
    return first, last + 1


def without_address(text: str) -> str:
    """The text with a leading ``/command`` and any ``@mention`` blanked, length unchanged."""
    if "/" not in text and "@" not in text:
        return text
    return _ADDRESS.sub(lambda found: " " * len(found[0]), text)


def fold_with_origins(text: str) -> Folded:
    """Fold a text and remember where each character came from and where the breaks were."""
    table = _folding()
    kept: list[str] = []
    origins: list[int] = []
    breaks = {0}
    at = 0
    for odd in _odd().finditer(text):
        kept.append(text[at : odd.start()])
        origins.extend(range(at, odd.start()))
        for at, char in enumerate(odd[0], odd.start()):
            folded = table[ord(char)]
            if folded is not None:
                kept.append(folded)
                origins.extend([at] * len(folded))
            elif unicodedata.category(char) not in _INVISIBLE:
                breaks.add(len(origins))
        at = odd.end()
    kept.append(text[at:])
    origins.extend(range(at, len(text)))
    breaks.add(len(origins))
    return Folded("".join(kept), tuple(origins), frozenset(breaks))
