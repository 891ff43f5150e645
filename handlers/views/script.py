"""Simplified and Traditional script, as readers write and expect them (OpenCC's tables)."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

# OpenCC makes 籤 (a label, a drawn lot) of every 签 it has no word for; in these texts people sign things.
_IN_BOTH = "乾著於瞭藉夥"
"""Characters Simplified keeps in some words (乾县, 藉口) though OpenCC's table knows a shorter form."""
_SIGNING = re.compile("(?<![標書牙抽竹])籤")


def to_traditional(text: str) -> str:
    """``text`` in the Traditional script of common use (羣 and 裏 give 群 and 裡); words are not replaced."""
    converted: str = _converter("s2tw").convert(text)
    return _SIGNING.sub("簽", converted)


def to_simplified(text: str) -> str:
    """``text`` in Simplified script."""
    converted: str = _converter("t2s").convert(text)
    return converted


def is_traditional(text: str) -> bool | None:
    """Whether ``text`` is written in Traditional script; None where its characters are of both.

    Characters of both scripts in one question (开江縣) come from someone who reads Traditional: their
    keyboards give Simplified forms too, the others' never give Traditional ones.
    """
    old = new = 0
    for script in map(_script, text):
        old += script is True
        new += script is False
    return None if old == new == 0 else old >= new


@lru_cache(maxsize=20_000)
def _script(character: str) -> bool | None:
    """Whether one character is Traditional, Simplified (False), or of both (None)."""
    if _converter("t2s").convert(character) != character:
        return True if character not in _IN_BOTH else None
    return False if _converter("s2t").convert(character) != character else None


@cache
def _converter(config: str) -> "OpenCC":
    """Loaded when first needed: it takes tens of milliseconds."""
    from opencc import OpenCC

    return OpenCC(config)
