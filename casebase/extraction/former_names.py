"""Places that bore another name when the article was written: 湟中县 before it became 湟中区.

The register knows what a place is called today. Where an article names a prefecture or county by the full
name it had before, or is itself of that time, and never uses today's name, that of then and its code hold.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from casebase.gazetteer import Gazetteer
from casebase.record import Level

if TYPE_CHECKING:
    from casebase.extraction.places import Node

Path = tuple[str, ...]


def as_told(nodes: "dict[Path, Node]", text: str, year: int | None) -> "dict[Path, Node]":
    """The places of an article under the names that it gives them.

    Args:
        nodes: its places by the path of today.
        text: the clean text their mentions lie in.
        year: the one the article is of, where it tells.
    """
    told = dict(_told(nodes, text, year))
    if not told:
        return nodes
    found: dict[Path, Node] = {}
    for path, node in nodes.items():
        names = tuple(told.get(path[:n], (path[n - 1], None))[0] for n in range(1, len(path) + 1))
        code = told[path][1] if path in told else node.code
        found[names] = replace(node, name=names[-1], code=code, path=names)
    return found


def _told(nodes: "dict[Path, Node]", text: str, year: int | None) -> Iterator[tuple[Path, tuple[str, str]]]:
    """Path of each place the article names as it was called before, with that name and its code."""
    for path, node in nodes.items():
        if node.level not in (Level.PREFECTURE, Level.COUNTY) or node.code is None:
            continue
        written = {text[m.start : m.end] for m in node.mentions}
        if node.name in written:
            continue
        for period in Gazetteer.load().history(node.code):
            then = (
                year is not None and period.until is not None and (period.since or 0) <= year < period.until
            )
            if period.code and period.until and (period.name in written or then):
                yield path, (period.name, period.code)
                break
