"""One revision of the casebase, in memory and immutable: what every answer is made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from casebase.gazetteer import Gazetteer
from casebase.library.answers import CaseHead, ProgramHit
from casebase.library.facets import FacetBook
from casebase.library.figurebook import FigureBook
from casebase.library.formulabook import FormulaBook
from casebase.library.placebook import PlaceBook
from casebase.library.recent import Recent
from casebase.library.ways import WayBook
from casebase.record import Case, Program, Source, Status
from casebase.search import NameEntry, NameIndex

_SHOWN = (Status.PUBLISHED, Status.CORRECTED)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The cases as of a revision, with what finds them."""

    revision: int
    records: Mapping[str, Case]
    """The newest record of every case, retracted and merged ones included."""
    programs: Mapping[str, ProgramHit]
    """Every program of a published case."""
    sources: Mapping[str, Source]
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
        published = [case for case in by_id.values() if case.status in _SHOWN]
        places = PlaceBook.of(published, gazetteer)
        programs = {p.id: ProgramHit(case, p) for case in published for p in case.programs}
        entries = [*places.entries(), *(_entry(hit.program) for hit in programs.values())]
        return cls(
            revision,
            MappingProxyType(by_id),
            MappingProxyType(programs),
            MappingProxyType({s.id: s for case in by_id.values() for s in case.sources}),
            places,
            NameIndex(entries, gazetteer),
            gazetteer,
            FigureBook(published),
            FormulaBook(programs.values()),
            WayBook(programs.values()),
            FacetBook(published),
        )

    def case(self, case_id: str) -> Case | None:
        """The published case of that id; a merged one leads to what it was merged into."""
        case = self.followed(case_id)
        return case if case is not None and case.status in _SHOWN else None

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
        shown = (case for case in self.records.values() if case.status in _SHOWN)
        return sorted(shown, key=lambda case: (case.place.code or "9", case.id))

    def heads(self) -> tuple[CaseHead, ...]:
        """What a list shows of each, in the same order."""
        return tuple(map(head, self.published()))


def head(case: Case) -> CaseHead:
    """What a list shows of the case."""
    return CaseHead(case.id, case.title, case.one_line, case.place, case.revision)


def _entry(program: Program) -> NameEntry:
    formula = (program.formula.raw,) if program.formula else ()
    return NameEntry(
        id=program.id,
        kind="model",
        name=program.name,
        aliases=(*program.aliases, *formula),
        hints=tuple(program.mechanisms),
    )
