"""The word lists of ``casebase/extraction/data``, read once when first asked for."""

import re
from functools import cache
from importlib.resources import files


def lines(name: str) -> list[str]:
    """The lines of a data file without comments and empty lines."""
    text = files("casebase.extraction").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """The words of ``data/NAME.txt``, separated by spaces and line breaks."""
    return frozenset(word for line in lines(f"{name}.txt") for word in line.split())


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The words of ``data/NAME.txt`` under its ``[section]`` lines, in the order they stand."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines(f"{name}.txt"):
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        else:
            current.extend(line.split())
    return {section: tuple(content) for section, content in found.items()}


@cache
def table(name: str) -> dict[str, str]:
    """The two columns of ``data/NAME.tsv``."""
    return dict(line.split("\t", 1) for line in lines(f"{name}.tsv"))


def alternatives(found: "frozenset[str] | tuple[str, ...]") -> str:
    """A regular expression that matches any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(found, key=lambda w: (-len(w), w))))
