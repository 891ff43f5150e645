"""Counties that a text names in short only, and yet tells to be counties."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from casebase.extraction.place_scan import Naming
from casebase.extraction.reading import Reading
from casebase.gazetteer import Gazetteer
from casebase.record import Level

_COUNTY = 6
"""Digits of a county's code."""
_IS_COUNTY = re.compile(
    r"(?:曾?是|作为)[一-鿿、]{0,12}(?:级|困|农业|人口|产[粮油]|果业|大|小|山区|老区)县(?![的里一-鿿])"
)
"""光山是国家级贫困县: even an ordinary word is a place where it is said to be a county."""
_THE_COUNTY = re.compile(r"，[一-鿿]{0,10}贫困县")
"""通渭，我们熟悉的国家级贫困县: a name that is no ordinary word, with the county beside it."""
_TOWNSHIPS = 2
"""So many townships that only this county has make an ordinary word its name; another needs but one."""


def told_counties(reading: Reading, namings: Iterable[Naming], anchors: Collection[str]) -> set[str]:
    """Codes of the counties whose short names the text explains by a predicate or by their townships.

    Args:
        reading: the article.
        namings: the places it may name.
        anchors: codes of the places it surely names; where there are any, a county lies in their provinces.
    """
    short = [naming for naming in namings if not naming.full]
    told = {code for naming in short for code in _told(reading.text, naming)}
    return {code for code in told if not anchors or code[:2] in anchors}


def _told(text: str, naming: Naming) -> Iterator[str]:
    counties = [code for code in naming.codes if len(code) == _COUNTY]
    if naming.former or len(counties) != len(naming.codes):
        return
    said = _IS_COUNTY.match(text, naming.end)
    said = said or (None if naming.ordinary else _THE_COUNTY.match(text, naming.end))
    if said and len(counties) == 1:
        yield counties[0]
        return
    for code in counties:
        townships = _townships(code)
        own = sum(name in text and _only_one(name) for name in townships)
        if own >= (_TOWNSHIPS if naming.ordinary else 1) or text.startswith(townships, naming.end):
            yield code


@cache
def _townships(county: str) -> tuple[str, ...]:
    return tuple(place.name for place in Gazetteer.load().inside(county, Level.TOWNSHIP))


def _only_one(township: str) -> bool:
    return len(Gazetteer.load().resolve(township, level=Level.TOWNSHIP).places) == 1
