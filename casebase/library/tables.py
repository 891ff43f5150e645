"""The word lists of ``casebase/library/data``, read once when first asked for."""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``data/NAME.tsv``, a column a string."""
    return tuple(tuple(line.split("\t")) for line in _lines(f"{name}.tsv"))


@cache
def table(name: str) -> dict[str, str]:
    """The two columns of ``data/NAME.tsv``."""
    return {row[0]: row[1] for row in rows(name)}


@cache
def words(name: str) -> dict[str, tuple[str, ...]]:
    """The words of ``data/NAME.txt`` under its ``[section]`` lines, longest first."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in _lines(f"{name}.txt"):
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        else:
            current += line.split()
    return {section: tuple(sorted(listed, key=len, reverse=True)) for section, listed in found.items()}


def _lines(name: str) -> list[str]:
    text = files("casebase.library").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
