"""A reading by the extractor beside the case that a curator made of the same text, kind by kind.

What is compared is the object that ``casebot extract --json`` prints. A case holds what a curator wanted in
it, which is less than all an article says: what the reading has beyond it need not be wrong. Precision is a
lower bound.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from casebase.extraction.program_cues import stem
from casebase.record import Case, Evidence, Figure, Level, Nature, Person, Place, Program, Source

KINDS = ("figures", "programs", "places", "people", "date")
NOT_YET = (Nature.TASK, Nature.PLAN, Nature.PLEDGE, Nature.CAPACITY)
"""What must never be shown as a result."""
_ALIKE = 0.6
"""A name within another counts as it from this share of its length, as in the development annotations."""
_CLOSE = 1e-6

Item = dict[str, Any]


@dataclass
class Tally:
    """What of one kind was wanted, found and right."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Add another article's."""
        self.wanted += other.wanted
        self.found += other.found
        self.right += other.right

    @property
    def precision(self) -> float:
        """Share of what was found that the case holds too; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what the case holds that was found; 1 where it holds nothing."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Comparison:
    """One article's reading beside its case."""

    kinds: dict[str, Tally]
    natures: Tally
    """Of the figures both have: those whose nature agrees."""
    not_yet: Tally
    """Of those that have not happened: ``right`` are the ones the reading does not give as results."""
    key: Tally
    """The case's main programs."""
    main_place: Tally


def compare(case: Case, source: Source, reading: Item) -> Comparison:
    """One reading beside one case.

    Args:
        case: the case as curated.
        source: the one of its sources that was read.
        reading: what ``casebot extract --json`` printed for that text.
    """
    figures = [f for f in case.figures if _slices(f, source)]
    matched = _matched(reading["figures"], figures, lambda p, g: _same_figure(p, g, source))
    programs = _matched(reading["programs"], case.programs, _same_program)
    natures, not_yet = _natures(reading["figures"], figures, matched)
    key = Tally(missed=[p.name for i, p in enumerate(case.programs) if p.key and i not in programs.values()])
    key.wanted = sum(p.key for p in case.programs)
    key.right = key.wanted - len(key.missed)
    places = [case.place, *(site.place for site in case.sites)]
    found_places = [p for p in reading["places"] if not _above(p, case.place)]
    return Comparison(
        {
            "figures": _tally(
                reading["figures"], figures, matched, lambda p: p["text"], lambda g: f"{g.text}（{g.of}）"
            ),
            "programs": _tally(
                reading["programs"], case.programs, programs, lambda p: p["name"], lambda g: g.name
            ),
            "places": _names(found_places, places, _same_place, lambda p: p["text"]),
            "people": _names(_people(reading), case.people, _same_person, lambda p: p["name"]),
            "date": _date(reading, source),
        },
        natures,
        not_yet,
        key,
        _main_place(reading["main_place"], case.place),
    )


def _slices(figure: Figure, source: Source) -> list[Evidence]:
    return [e for e in figure.evidence if e.source == source.id]


def _fold(text: str) -> str:
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", text)).lower()


def _matched(
    found: Sequence[Item], wanted: Sequence[Any], same: Callable[[Item, Any], float]
) -> dict[int, int]:
    """Pairs of found and wanted, one to one, the likest first."""
    pairs = [
        (score, i, j) for i, p in enumerate(found) for j, g in enumerate(wanted) if (score := same(p, g))
    ]
    pairing: dict[int, int] = {}
    for _, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if i not in pairing and j not in pairing.values():
            pairing[i] = j
    return pairing


def _tally(
    found: Sequence[Item],
    wanted: Sequence[Any],
    pairing: dict[int, int],
    of_found: Callable[[Item], str],
    of_wanted: Callable[[Any], str],
) -> Tally:
    return Tally(
        len(wanted),
        len(found),
        len(pairing),
        [of_wanted(g) for j, g in enumerate(wanted) if j not in pairing.values()],
        [of_found(p) for i, p in enumerate(found) if i not in pairing],
    )


def _names(
    found: Sequence[Item],
    wanted: Iterable[Any],
    same: Callable[[Item, Any], bool],
    of_found: Callable[[Item], str],
) -> Tally:
    """Things that are told by their name alone, each once."""
    once = list({w.name: w for w in wanted}.values())
    return _tally(found, once, _matched(found, once, same), of_found, lambda g: g.name)


def _same_figure(p: Item, g: Figure, source: Source) -> float:
    values = [v for v in (g.value, g.value_max) if v is not None]
    same = any(math.isclose(p["value"], v, rel_tol=_CLOSE) for v in values)
    touching = any(p["start"] < e.end and e.start < p["end"] for e in _slices(g, source))
    units = {_fold(p["unit"]), _fold(g.unit)}
    return float(same and touching and (len(units) == 1 or "" in units))  # 6.4万 and 6.4万人口 are one


def _same_program(p: Item, g: Program) -> float:
    ours = {_stem(p["name"]), _stem(p["text"])} - {""}
    theirs = {_stem(name) for name in (g.name, *g.aliases)} - {""}
    return max((_alike(a, b) for a in ours for b in theirs), default=0.0)


def _stem(name: str) -> str:
    """Without 的 between a quotation and what it is: “4321”的利益联结机制."""
    return stem(re.sub("(?<=[”’])的", "", name))


def _alike(one: str, other: str) -> float:
    short, long = sorted((one, other), key=len)
    share = len(short) / len(long)
    return share if short in long and share >= _ALIKE else 0.0


def _people(reading: Item) -> list[Item]:
    """The people of the article and those who wrote it, whom the reading keeps with the source."""
    return [*reading["people"], *({"name": name} for name in reading["source"]["authors"])]


def _same_person(p: Item, g: Person) -> bool:
    return bool(p["name"] == g.name)


def _same_place(p: Item, g: Place) -> bool:
    names = {g.name, *g.aliases}
    return p["text"] in names or p["official"] in names or (p["official"] or "").endswith(g.name)


def _above(p: Item, place: Place) -> bool:
    """A province or prefecture the case lies in is no place of its own."""
    return p["official"] in place.path[:-1]


def _natures(found: Sequence[Item], wanted: Sequence[Figure], pairing: dict[int, int]) -> tuple[Tally, Tally]:
    natures, not_yet = Tally(), Tally()
    for i, j in pairing.items():
        given, true = found[i]["nature"], wanted[j].nature
        natures.found += 1
        natures.wanted += 1
        natures.right += given == true.value
        if given != true.value:
            natures.missed.append(f"{wanted[j].text}（{wanted[j].of}）：{given}，应为{true.value}")
        if true in NOT_YET:
            not_yet.found += 1
            not_yet.wanted += 1
            not_yet.right += given != Nature.RESULT.value
    return natures, not_yet


def _date(reading: Item, source: Source) -> Tally:
    """The date the source line tells: as exact as the case's, or less so."""
    told = reading["source"]["published"]
    tally = Tally(int(source.published is not None), int(told is not None))
    if told and source.published and (source.published.startswith(told) or told.startswith(source.published)):
        tally.right = 1
    elif source.published:
        tally.missed = [f"{source.published}（读作 {told}）"]
    return tally


def _main_place(found: Item | None, place: Place) -> Tally:
    """The same place, or a county and a place inside it."""
    tally = Tally(1, int(found is not None))
    if found and (found["name"] == place.name or (place.code and found["county_code"] == place.code[:6])):
        tally.right = 1
    elif found and found["level"] not in ("province", "prefecture") and place.level.rank >= Level.COUNTY.rank:
        short, long = sorted((tuple(found["path"]), place.path), key=len)
        tally.right = int(long[: len(short)] == short)
    if not tally.right:
        tally.missed = [f"{place.name}（读作 {found['name'] if found else '没有'}）"]
    return tally
