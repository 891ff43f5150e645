"""How common the characters of a text are: what tells Chinese from bytes read in the wrong encoding."""

import re
from functools import cache
from math import log

from casebase.text.characters import HAN
from casebase.text.cues import words
from casebase.text.script import simplified

ORDINARY = log(700)
"""Mean rarity that running Chinese stays below; the articles this was tried on lie near log 150."""
_HAN = re.compile(f"[{HAN}]")
_LEAST = 5


@cache
def ranks() -> dict[str, int]:
    """The most used characters in Simplified script, each with its rank from 1."""
    return {character: rank for rank, character in enumerate("".join(words("character_ranks")), 1)}


def rarity(characters: str) -> float:
    """Mean logarithm of the ranks of some Simplified characters; those without rank come after the last."""
    known = ranks()
    return sum(log(known.get(character, 3 * len(known))) for character in characters) / len(characters)


def chinese(reading: str) -> str:
    """The Chinese characters of a reading, in Simplified script."""
    return simplified("".join(_HAN.findall(reading)))[0]


def reads_as_chinese(text: str) -> bool:
    """Whether the Chinese in a text is made of ordinary characters; a text with next to none is no proof."""
    characters = chinese(text)
    return len(characters) >= _LEAST and rarity(characters) < ORDINARY
