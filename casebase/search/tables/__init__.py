"""Character and word tables, read once when first needed; ``scripts/compile_search_tables.py`` makes them."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Readings(NamedTuple):
    """How characters are read: ``zi1`` for 资; ü is written v."""

    usual: dict[str, str]
    """A character's usual reading without its tone."""
    tones: dict[str, str]
    """The tone digit of the usual reading; ``""`` for the neutral tone."""
    others: dict[str, tuple[str, ...]]
    """A character's other readings, without tones."""


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
    tones: dict[str, str] = {}
    others: dict[str, tuple[str, ...]] = {}
    for row in _rows("pinyin.txt"):
        head, _, rest = row.partition(" ")
        if head.isascii():
            tone = head[-1] if head[-1].isdigit() else ""
            usual.update(dict.fromkeys(rest, head.rstrip("12345")))
            tones.update(dict.fromkeys(rest, tone))
        else:
            others[head] = tuple(one.rstrip("12345") for one in rest.split())
    return Readings(usual, tones, others)


@cache
def shapes() -> dict[str, Shape]:
    """Strokes and parts of the characters in common use."""
    table = {}
    for row in _rows("shapes.txt"):
        char, strokes, *parts = row.split(" ")
        table[char] = Shape(strokes, parts[0] if parts else "")
    return table


@cache
def words() -> frozenset[str]:
    """Everyday words of two to four characters, and names of foreign places."""
    return frozenset(_rows("words.txt"))


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
def particles() -> frozenset[str]:
    """Words of the closed classes, which can stand beside a name without being part of it."""
    return frozenset(word for row in _rows("particles.txt") for word in row.split())


@cache
def topics() -> frozenset[str]:
    """What is asked of places and programs."""
    return frozenset(word for row in _rows("topics.txt") for word in row.split())
