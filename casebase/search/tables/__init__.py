"""Character and word tables, read once when first needed; ``scripts/compile_search_tables.py`` makes them."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Readings(NamedTuple):
    """How characters are read, without tones: ``zi`` for 资; ü is written v."""

    usual: dict[str, str]
    """A character's usual reading."""
    others: dict[str, tuple[str, ...]]
    """A character's other readings."""


class Shape(NamedTuple):
    """How a character is written."""

    strokes: str
    """Its strokes in order: 1 横, 2 竖, 3 撇, 4 点, 5 折."""
    parts: str
    """The parts it falls into; may be empty."""


def _rows(name: str) -> list[str]:
    text = files(__name__).joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def simplified() -> dict[str, str]:
    """Traditional and variant characters with the Simplified character each is read as."""
    old, new = _rows("simplified.txt")
    return dict(zip(old, new, strict=True))


@cache
def readings() -> Readings:
    """Readings of the characters in use."""
    usual: dict[str, str] = {}
    others: dict[str, tuple[str, ...]] = {}
    for row in _rows("pinyin.txt"):
        head, _, rest = row.partition(" ")
        if head.isascii():
            usual.update(dict.fromkeys(rest, head))
        else:
            others[head] = tuple(rest.split())
    return Readings(usual, others)


@cache
def spellings() -> list[str | int]:
    """The usual reading of each character, at its code point; its code point where none is known.

    For ``str.translate``: a place in a list is found faster than a key in a large dictionary.
    """
    usual = readings().usual
    table: list[str | int] = list(range(ord(max(usual)) + 1))
    for char, syllable in usual.items():
        table[ord(char)] = syllable
    return table


@cache
def phrases() -> dict[str, tuple[str, ...]]:
    """Words that are not read as their characters usually are, with their syllables without tones."""
    rows = (row.split(" ") for row in _rows("phrases.txt"))
    return {word: tuple(said) for word, *said in rows}


@cache
def shapes() -> dict[str, Shape]:
    """Strokes and parts of the characters in common use."""
    table = {}
    for row in _rows("shapes.txt"):
        char, strokes, *parts = row.split(" ")
        table[char] = Shape(strokes, parts[0] if parts else "")
    return table


@cache
def words() -> dict[str, bool]:
    """Everyday words, particles and foreign places, of two to four characters; whether each is common."""
    several = [word for word in particles() if len(word) > 1]
    rarer = dict.fromkeys([*_rows("rarer.txt"), *several], False)
    return rarer | dict.fromkeys(_rows("common.txt"), True)


def is_common(text: str) -> bool:
    """Whether a text is a word that everybody uses."""
    return words().get(text, False)


@cache
def word_lengths() -> dict[str, tuple[int, ...]]:
    """The first two characters of words → the lengths such words have, longest first."""
    known = words()
    lengths: dict[str, tuple[int, ...]] = dict.fromkeys((word for word in known if len(word) == 2), (2,))
    lengths |= {word[:2]: _longer(3, lengths.get(word[:2])) for word in known if len(word) == 3}
    lengths |= {word[:2]: _longer(4, lengths.get(word[:2])) for word in known if len(word) == 4}
    return lengths


@cache
def _longer(length: int, held: tuple[int, ...] | None) -> tuple[int, ...]:
    return (length, *(held or ()))


@cache
def verbs() -> frozenset[str]:
    """Characters that are a verb, or another word that no name is made of, by themselves."""
    return frozenset("".join(_rows("verbs.txt")))


def read_all() -> None:
    """Read the tables that the first odd question would otherwise have to wait for."""
    for table in (spellings, phrases, shapes, word_lengths, verbs):
        table()


@cache
def kinds() -> tuple[str, ...]:
    """Words that names of programs end in, longest first."""
    return tuple(sorted(_rows("kinds.txt"), key=len, reverse=True))


@cache
def roles() -> dict[str, str]:
    """What parties of a formula are called, with the word each is compared by."""
    rows = [row.split() for row in _rows("roles.txt")]
    return {word: row[0] for row in rows for word in row}


@cache
def before() -> frozenset[str]:
    """Words that a name asked about can follow directly."""
    return _listed("before.txt")


@cache
def after() -> frozenset[str]:
    """Words that can follow a name asked about directly."""
    return _listed("after.txt")


@cache
def particles() -> frozenset[str]:
    """Words that can surround a name without being part of one."""
    return _listed("particles.txt") | before() | after()


def _listed(name: str) -> frozenset[str]:
    return frozenset(word for row in _rows(name) for word in row.split())
