"""The sound of a text: its syllables, its initials, and the folding that lets near sounds meet.

Sounds are compared without tones and as one run of letters, so that nobody's way of cutting or spacing
syllables matters. ü is written v throughout.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from casebase.search.tables import phrases, readings, spellings

_MOST_READINGS = 12
_LONGEST_WORD = 4
# The confusions of southern Mandarin and of common input methods, in the order they are applied:
# fei for hui, the retroflexes, the back nasals, then the consonants that trade places.
_BACK_NASAL = re.compile(r"ng+")
_NEAR = (
    (re.compile(r"fei|fui"), "hui"),
    (re.compile(r"([zcs])h"), r"\1"),
    (_BACK_NASAL, "n"),
    (re.compile(r"[lr]"), "n"),
    (re.compile(r"f"), "h"),
)


def syllables(text: str) -> list[str]:
    """The usual reading of each character; letters and digits stand for themselves."""
    usual = readings().usual
    return [usual.get(char, char) for char in text]


def spoken(text: str) -> list[str]:
    """The reading of each character in its word: 银行 is yin hang."""
    said = syllables(text)
    known = phrases()
    for start in range(len(text) - 1):
        for end in range(start + 2, min(len(text), start + _LONGEST_WORD) + 1):
            word = known.get(text[start:end])
            if word:
                said[start:end] = word
    return said


def sound(text: str) -> str:
    """The usual reading of a text as one run of letters."""
    return text.translate(spellings())


def other_sounds(text: str) -> Iterator[str]:
    """The readings of a text whose characters have several, less the usual one; a dozen at most."""
    usual, others = readings()
    choices = [(usual.get(char, char), *others.get(char, ())) for char in text[:-1]]
    # The last character is most often a unit, and nobody reads 市 as anything but shi.
    last = text[-1]
    choices.append((usual.get(last, last), *(others.get(last, ()) if len(text) == 2 else ())))
    for count, choice in enumerate(product(*choices)):
        if count > _MOST_READINGS:
            return
        if count:
            yield "".join(choice)


@cache
def near_syllable(syllable: str) -> str:
    """A syllable with near sounds made one: zhi and zi, ling and lin, nan and lan, hui and fei."""
    for pattern, plain in _NEAR:
        syllable = pattern.sub(plain, syllable)
    return syllable


def near_reading(char: str) -> str:
    """The usual reading of one character with near sounds made one."""
    return near_syllable(readings().usual.get(char, char))


def near_spoken(said: Iterable[str]) -> str:
    """Syllables in one run with near sounds made one; the same as ``near`` of the run, and cheaper."""
    return _BACK_NASAL.sub("n", "".join(map(near_syllable, said)))


def near(letters: str) -> str:
    """A run of letters with near sounds made one."""
    for pattern, plain in _NEAR:
        letters = pattern.sub(plain, letters)
    return letters


def spelt(letters: str) -> str:
    """Typed letters with the ways of writing ü made one: lyu, lue and nue become lv, lve, nve."""
    if letters.startswith("nyu"):
        letters = "nv" + letters[3:]
    return letters.replace("lyu", "lv").replace("lue", "lve").replace("nue", "nve")
