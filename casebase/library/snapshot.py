"""One revision of the casebase, in memory and immutable: what every answer is made from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from casebase.gazetteer import Gazetteer
from casebase.library.answers import CaseHead, ProgramHit
from casebase.library.facets import FacetBook
from casebase.library.figurebook import FigureBook
from casebase.library.formulabook import FormulaBook
from casebase.library.placebook import PlaceBook, place_entry
from casebase.library.recent import Recent
from casebase.library.sources import Sources
from casebase.library.ways import WayBook
from casebase.record import Case, Status
from casebase.search import NameEntry, NameIndex

T = TypeVar("T")

_SHOWN = (Status.PUBLISHED, Status.CORRECTED)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The cases as of a revision, with what finds them."""

    revision: int
    records: MappingProxyType[str, Case]
    """The newest record of every case, retracted and merged ones included."""
    shown: MappingProxyType[str, Case]
    """Those that are published."""
    programs: MappingProxyType[str, ProgramHit]
    """Every program of a published case."""
    sources: Sources
    """Every source a record names."""
    places: PlaceBook
    names: NameIndex
    gazetteer: Gazetteer
    figures: FigureBook
    formulas: FormulaBook
    ways: WayBook
    facets: FacetBook
    recent: Recent = field(default_factory=Recent)
    """What was worked out of the rest lately."""

    @classmethod
    def of(cls, revision: int, records: Iterable[Case], gazetteer: Gazetteer) -> "Snapshot":
        """The snapshot of these records."""
        by_id = {case.id: case for case in records}
        shown = {case.id: case for case in by_id.values() if case.status in _SHOWN}
        places = PlaceBook.of(shown.values(), gazetteer)
        programs = {hit.program.id: hit for hit in _programs(shown.values())}
        sources = Sources().changed((), by_id.values())
        names = NameIndex((*places.entries(), *map(_entry, programs.values())), gazetteer)
        ways = WayBook(programs.values())
        return cls._with(revision, by_id, shown, programs, sources, places, names, gazetteer, ways)

    def after(self, revision: int, changed: Iterable[Case]) -> "Snapshot":
        """The snapshot of a later revision; this one stays what it is.

        What answers by name is brought up to date by reading the changed cases only; the rest is made when it
        is first asked for.

        Args:
            revision: the later one.
            changed: the newest records of all cases that were written since.
        """
        fresh = {case.id: case for case in changed}
        if not self.records:
            return Snapshot.of(revision, fresh.values(), self.gazetteer)
        earlier = [self.records[case_id] for case_id in fresh if case_id in self.records]
        before = [self.shown[case_id] for case_id in fresh if case_id in self.shown]
        now = [case for case in fresh.values() if case.status in _SHOWN]
        gone = [program.id for case in before for program in case.programs]
        hits = {hit.program.id: hit for hit in _programs(now)}
        programs = _without(self.programs, gone) | hits
        places, touched = self.places.changed(before, now)
        names = self.names.changed(
            (*gone, *map(place_entry, touched)), (*places.entries(touched), *map(_entry, hits.values()))
        )
        return self._with(
            revision,
            self.records | fresh,
            _without(self.shown, fresh) | {case.id: case for case in now},
            programs,
            self.sources.changed(earlier, fresh.values()),
            places,
            names,
            self.gazetteer,
            self.ways.over(programs.values()),
        )

    @classmethod
    def _with(
        cls,
        revision: int,
        records: dict[str, Case],
        shown: dict[str, Case],
        programs: dict[str, ProgramHit],
        sources: Sources,
        places: PlaceBook,
        names: NameIndex,
        gazetteer: Gazetteer,
        ways: WayBook,
    ) -> "Snapshot":
        return cls(
            revision,
            MappingProxyType(records),
            MappingProxyType(shown),
            MappingProxyType(programs),
            sources,
            places,
            names,
            gazetteer,
            FigureBook(shown.values()),
            FormulaBook(programs.values()),
            ways,
            FacetBook(shown.values()),
        )

    def case(self, case_id: str) -> Case | None:
        """The published case of that id; a merged one leads to what it was merged into."""
        case = self.followed(case_id)
        return self.shown.get(case.id) if case is not None else None

    def followed(self, case_id: str) -> Case | None:
        """The case of that id, or what it was merged into, whatever its status."""
        seen: set[str] = set()
        case = self.records.get(case_id)
        while case is not None and case.merged_into is not None and case.id not in seen:
            seen.add(case.id)
            case = self.records.get(case.merged_into)
        return case

    def published(self) -> list[Case]:
        """The published cases in the order of the register."""
        return sorted(self.shown.values(), key=lambda case: (case.place.code or "9", case.id))

    def heads(self) -> tuple[CaseHead, ...]:
        """What a list shows of each, in the same order."""
        return tuple(map(head, self.published()))


def head(case: Case) -> CaseHead:
    """What a list shows of the case."""
    return CaseHead(case.id, case.title, case.one_line, case.place, case.revision)


def _programs(cases: Iterable[Case]) -> Iterator[ProgramHit]:
    return (ProgramHit(case, program) for case in cases for program in case.programs)


def _without(held: MappingProxyType[str, T], gone: Iterable[str]) -> dict[str, T]:
    left = held.copy()
    for one in gone:
        left.pop(one, None)
    return left


def _entry(hit: ProgramHit) -> NameEntry:
    program = hit.program
    formula = (program.formula.raw,) if program.formula else ()
    return NameEntry(
        id=program.id,
        kind="model",
        name=program.name,
        aliases=(*program.aliases, *formula),
        hints=tuple(program.mechanisms),
    )
