"""Traditional script to Simplified, character for character."""

import operator
import re
from functools import cache
from typing import Protocol

from casebase.text.cues import words

_TRADITIONAL_SHARE = 0.02
"""A text whose characters change in at least this share is Traditional; below it, Simplified with a few
stray forms, in which a character of the Simplified standard is meant as it stands (乾县, 瞭望, 於姓)."""
_VARIANTS = str.maketrans({"陜": "陕"})
"""Common variants of Traditional characters that the dictionaries do not have: 陜西."""
_IDEOGRAPHS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _converter() -> _Converter:
    # Imported late: most texts never need the library's dictionaries.
    import opencc

    converter: _Converter = opencc.OpenCC("t2s")
    return converter


@cache
def _traditional() -> re.Pattern[str]:
    """Every single character that the dictionaries change."""
    every = [chr(code) for block in _IDEOGRAPHS for code in block]
    simple = _converter().convert("\n".join(every)).split("\n")
    return re.compile(f"[{''.join(old for old, new in zip(every, simple, strict=True) if old != new)}]")


def simplified(text: str) -> tuple[str, int]:
    """The text in Simplified script, of the same length, and how many characters changed.

    Lone surrogates must be gone. Where the dictionaries change a phrase's length the text stays as it is:
    a map that holds is worth more than a few characters.
    """
    if not _traditional().search(text):
        return text, 0
    converted = _converter().convert(text)
    if converted == text or len(converted) != len(text):
        return text, 0
    changed = sum(map(operator.ne, text, converted))
    if changed >= _TRADITIONAL_SHARE * len(text):
        converted = _with_zhe(converted).translate(_VARIANTS)
    else:
        converted = _keep_standard(text, converted)
        changed = sum(map(operator.ne, text, converted))
    return converted, changed


def _with_zhe(text: str) -> str:
    """Text from Traditional script with 着 for the 著 of 沿著, which dictionaries leave; 著名 stays."""
    if "著" not in text:
        return text
    kept = "|".join(words("zhu_words"))
    return re.sub(f"{kept}|著", lambda found: "着" if found[0] == "著" else found[0], text)


def _keep_standard(text: str, converted: str) -> str:
    """Undo the conversion of characters that the Simplified standard (GB 2312-80) has itself."""
    pieces = list(converted)
    for place in [at for at, (old, new) in enumerate(zip(text, converted, strict=True)) if old != new]:
        if _in_standard(text[place]):
            pieces[place] = text[place]
    return "".join(pieces)


@cache
def _in_standard(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
