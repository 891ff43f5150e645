"""Answering “who grows, keeps or makes this?”: the cases of an industry, with what they did in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from casebase.extraction import wordlists
from casebase.library.facets import Dimension, counts
from casebase.library.industry_names import all_names
from casebase.library.plainly import plainly
from casebase.library.snapshot import Snapshot
from casebase.library.tables import words
from casebase.record import Case, Figure, Program

_OFFERED = 6


@dataclass(frozen=True, slots=True)
class IndustryHit:
    """A case of an industry."""

    case: Case
    industries: tuple[str, ...]
    """Those of the case that are the one asked for or a kind of it; empty where it is only spoken of."""
    figures: tuple[Figure, ...]
    programs: tuple[Program, ...]


@dataclass(frozen=True, slots=True)
class IndustryAnswer:
    """The answer to “who grows, keeps or makes this?”."""

    query: str
    words: tuple[str, ...]
    """What was taken as the industry."""
    hits: tuple[IndustryHit, ...] = ()
    kindred: tuple[tuple[str, int], ...] = ()
    """Other industries of the same class, with how many cases have each."""


def industry_answer(snapshot: Snapshot, query: str) -> IndustryAnswer:
    """The cases of the industries the query names, those that have it as one of theirs first."""
    wanted = industries_in(snapshot, plainly(query))
    meant = tuple(dict.fromkeys(name for word in wanted for name in all_names(word)))
    found = [hit for case in snapshot.published() if (hit := _hit(case, meant))]
    hits = sorted(found, key=lambda hit: (not hit.industries, -len(hit.figures)))
    return IndustryAnswer(query, wanted, tuple(hits), _kindred(snapshot, meant))


def industries_in(snapshot: Snapshot, text: str) -> tuple[str, ...]:
    """The industries a plain text names: known ones, else what the words it asks with leave of it."""
    named = tuple(dict.fromkeys(_known(snapshot.facets.industries).findall(text)))
    if named:
        return named
    asking = words("asking")
    cues = (*asking["who"], *asking["industry"], *asking["uses"], "的", "吗", "呢", "?", "？")
    bare = re.sub("|".join(map(re.escape, sorted(cues, key=len, reverse=True))), " ", text).split()
    return tuple(dict.fromkeys(bare))


def known_industries() -> frozenset[str]:
    """Every industry of the lexicon, whether or not a case has it."""
    return frozenset(_classes())


@lru_cache(maxsize=2)
def _known(industries: frozenset[str]) -> re.Pattern[str]:
    """Any of the industries of the cases and of the lexicon, the longest first."""
    return re.compile(wordlists.alternatives(industries | frozenset(_classes())))


def _hit(case: Case, wanted: tuple[str, ...]) -> IndustryHit | None:
    if not wanted:
        return None
    own = tuple(industry for industry in case.industries if _names(industry, wanted))
    sought = (*wanted, *own)
    figures = tuple(figure for figure in case.figures if _names(figure.of, sought))
    programs = tuple(p for p in case.programs if _names(f"{p.name} {p.description}", sought))
    return IndustryHit(case, own, figures, programs) if own or figures or programs else None


def _names(text: str, wanted: Iterable[str]) -> bool:
    return any(word in text for word in wanted)


def _kindred(snapshot: Snapshot, wanted: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The industries of the cases that are of the same class as those wanted, but none of them."""
    classes = {_classes().get(word) for word in wanted} - {None}
    there = counts(snapshot.published(), Dimension.INDUSTRY)
    kin = ((name, n) for name, n in there if _class(name) in classes and not _names(name, wanted))
    return tuple(kin)[:_OFFERED]


def _class(industry: str) -> str | None:
    """The class of an industry, or of the longest known one its name ends in: 椴木耳 is a 木耳."""
    known = _classes()
    endings = (industry[start:] for start in range(len(industry)))
    return next((known[ending] for ending in endings if ending in known), None)


@cache
def _classes() -> dict[str, str]:
    """Every industry of the lexicon with its class."""
    sections = wordlists.sections("industries")
    return {word: section for section, members in sections.items() for word in members}
