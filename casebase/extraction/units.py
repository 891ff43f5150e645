"""Units and measure words, from ``casebase/data/figure_units.toml``."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Units:
    """The unit table: every group as the words it holds."""

    people: frozenset[str]
    measures: frozenset[str]
    """Money, area, length, weight, energy: units that count no things."""
    money: frozenset[str]
    length: frozenset[str]
    things: frozenset[str]
    large: frozenset[str]
    """Counted only by Arabic digits or by more than ten."""
    multiple: frozenset[str]
    pattern: str
    """Regular expression of a unit; the longest form wins."""
    per: str
    """Regular expression of what makes a rate of it, slash included."""
    counted: str
    """Regular expression of nouns a number may count without a unit."""
    time: re.Pattern[str]
    """What follows 个 where time is counted."""
    structure: re.Pattern[str]
    """What follows a unit whose number only structures the text."""
    phrase: re.Pattern[str]
    """What follows a unit that only makes a phrase with a small Hanzi numeral."""


@cache
def units() -> Units:
    """The table, read once."""
    table: dict[str, list[str]] = tomllib.loads(
        files("casebase.data").joinpath("figure_units.toml").read_text(encoding="utf-8")
    )
    measures = [w for k in ("money", "area", "length", "weight", "energy") for w in table[k]]
    every = [*table["people"], *measures, *table["things"], *table["large"], *table["multiple"]]
    return Units(
        people=frozenset(table["people"]),
        measures=frozenset(measures),
        money=frozenset(table["money"]),
        length=frozenset(table["length"]),
        things=frozenset(table["things"]),
        large=frozenset(table["large"]),
        multiple=frozenset(table["multiple"]),
        pattern=any_of(every),
        per=f"/{any_of(table['per'])}",
        counted=any_of(table["counted"]),
        time=re.compile(any_of(table["time"])),
        structure=re.compile(any_of(table["structure"])),
        phrase=re.compile(any_of(table["phrase"]) + r"(?!组|队|站|室|团|员|点|园|厂|基地|公司|村|户)"),
    )


def any_of(words: list[str]) -> str:
    """A regular expression that matches the longest of ``words``."""
    return f"(?:{'|'.join(re.escape(w) for w in sorted(set(words), key=len, reverse=True))})"
