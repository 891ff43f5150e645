"""Answering “which cases are there?”, of a region, a level, a mechanism, an industry, a year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casebase.library.answers import CaseHead, PlaceAnswer
from casebase.library.areas import areas
from casebase.library.facets import UNDATED, Dimension, Facet, Selection, counts
from casebase.library.places import place_answer
from casebase.library.plainly import plainly
from casebase.library.snapshot import Snapshot, head
from casebase.record import Level, Mechanism
from casebase.search.fold import fold

_APART = re.compile(r"[\s,，、;；+/]+")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年?$)")
_LEVELS = {f"{level}级": level for level in Level} | {"地级": Level.PREFECTURE, "镇级": Level.TOWNSHIP}
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class ListAnswer:
    """The cases of a selection, and what they can be sorted by further."""

    selection: Selection
    heads: tuple[CaseHead, ...]
    facets: tuple[tuple[Dimension, tuple[tuple[str, int], ...]], ...]
    """For each dimension not chosen yet, its values with how many of the cases have each."""
    unread: PlaceAnswer | None = None
    """What the words come to that name neither a facet nor a real place."""


def list_answer(snapshot: Snapshot, query: str) -> ListAnswer:
    """The cases the query asks for; all where it is empty."""
    selection, rest = Selection(), []
    for word in _APART.split(plainly(query).strip()):
        facet = next(_facets(snapshot, word), None) if word else None
        if facet is not None:
            selection = selection.narrowed(facet)
        elif word:
            rest.append(word)
    if not rest:
        return selected(snapshot, selection)
    asked = " ".join(rest)
    named = place_answer(snapshot, asked, snapshot.names.match(asked, "county"))
    if named.place is None:
        return selected(snapshot, selection, named)
    return selected(snapshot, Selection(named.place, selection.facets))


def selected(snapshot: Snapshot, selection: Selection, unread: PlaceAnswer | None = None) -> ListAnswer:
    """The cases of the selection."""
    cases = [case for case in snapshot.published() if selection.holds(case)]
    chosen = {facet.dimension for facet in selection.facets}
    facets = tuple((d, counts(cases, d)) for d in Dimension if d not in chosen)
    return ListAnswer(selection, tuple(map(head, cases)), facets, unread)


def _facets(snapshot: Snapshot, word: str) -> Iterator[Facet]:
    """What a word can mean beside a place: 2017年, 县级, 结对帮扶 or its beginning, an industry."""
    if year := _YEAR.match(word):
        yield Facet(Dimension.YEAR, f"{year[0]}年")
    if word in areas():
        yield Facet(Dimension.AREA, word)
    if word in (UNDATED, "没有日期", "无日期"):
        yield Facet(Dimension.YEAR, UNDATED)
    if word in _LEVELS:
        yield Facet(Dimension.LEVEL, f"{_LEVELS[word]}级")
    if len(word) >= _SHORTEST:
        wanted = fold(word)
        yield from (Facet(Dimension.MECHANISM, m) for m in Mechanism if wanted and m.startswith(wanted))
        industries = sorted(snapshot.facets.industries, key=lambda name: (len(name), name))
        known = [industry for industry in industries if wanted and wanted in fold(industry)]
        if known:
            exact = next((industry for industry in known if fold(industry) == wanted), None)
            yield Facet(Dimension.INDUSTRY, exact or word)
