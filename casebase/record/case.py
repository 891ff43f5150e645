"""A case: what one place did, as one source or several tell it."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from casebase.record.base import Ascii, Fact, Record, Text
from casebase.record.evidence import Evidence
from casebase.record.figure import Figure
from casebase.record.person import Person
from casebase.record.place import Level, Place, Site
from casebase.record.program import Program
from casebase.record.source import Source


class Status(StrEnum):
    """Where a case stands in its life."""

    DRAFT = "草稿"
    PUBLISHED = "已发布"
    CORRECTED = "已更正"
    RETRACTED = "已撤回"
    MERGED = "已合并"


class Review(StrEnum):
    """How far people have checked a case."""

    UNREVIEWED = "未核"
    REVIEWED = "已核"
    DISPUTED = "待核"


class Context(Record):
    """The situation a case starts from, in own words."""

    problem: str | None = None
    conditions: str | None = None
    target_group: str | None = None


class Measure(Fact):
    """One step of what was done, in the order the source tells it."""

    heading: str | None = None
    text: Text
    evidence: tuple[Evidence, ...]


class Case(Record):
    """What one place did: programs, measures, figures, sites, people, each with its evidence."""

    id: Ascii
    title: Text
    one_line: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    """What was done, in own words."""
    summary: str = ""
    """Two or three sentences in own words; states no figure as more than its nature."""
    place: Place
    context: Context = Context()
    programs: tuple[Program, ...] = ()
    measures: tuple[Measure, ...] = ()
    figures: tuple[Figure, ...] = ()
    sites: tuple[Site, ...] = ()
    people: tuple[Person, ...] = ()
    industries: tuple[str, ...] = ()
    not_stated: tuple[str, ...] = ()
    """What a reader would want to know and the source does not say."""
    sources: tuple[Source, ...]
    status: Status = Status.DRAFT
    review: Review = Review.UNREVIEWED
    merged_into: Ascii | None = None
    revision: int = 0
    """Number of the store's revision that wrote it; 0 before it was ever stored."""

    @property
    def level(self) -> Level:
        """Level of the place the case is about."""
        return self.place.level

    @property
    def parent(self) -> str | None:
        """Name of the place it lies in."""
        return self.place.path[-2] if len(self.place.path) > 1 else None

    def figure(self, figure_id: str) -> Figure | None:
        """The figure of that id, or None."""
        return next((f for f in self.figures if f.id == figure_id), None)

    def program(self, program_id: str) -> Program | None:
        """The program of that id, or None."""
        return next((p for p in self.programs if p.id == program_id), None)

    def all_evidence(self) -> Iterator[Evidence]:
        """Every evidence of every fact, in the order of the record."""
        parts = (self.programs, self.measures, self.figures, self.sites, self.people)
        for part in parts:
            for fact in part:
                yield from fact.evidence

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        sources = {s.id: s for s in self.sources}
        for e in self.all_evidence():
            if e.source not in sources:
                raise ValueError(f"evidence names a source the case does not have: {e.source}")
            if e.end > sources[e.source].length:
                raise ValueError(f"evidence lies behind the end of source {e.source}: {e.end}")
        figures = _unique("figure", (f.id for f in self.figures))
        programs = _unique("program", (p.id for p in self.programs))
        for f in self.figures:
            _known("figure", f.conflicts, figures - {f.id})
        for p in self.programs:
            _known("figure", p.figures, figures)
            _known("program", [p.part_of] if p.part_of else [], programs - {p.id})
        if (self.merged_into is not None) != (self.status is Status.MERGED):
            raise ValueError("a case is merged exactly when it says into which other case")
        return self


def _unique(what: str, ids: Iterator[str]) -> set[str]:
    count = Counter(ids)
    twice = [i for i, n in count.items() if n > 1]
    if twice:
        raise ValueError(f"{what} ids stand more than once: {', '.join(twice)}")
    return set(count)


def _known(what: str, ids: tuple[str, ...] | list[str], known: set[str]) -> None:
    missing = [i for i in ids if i not in known]
    if missing:
        raise ValueError(f"unknown {what} ids: {', '.join(missing)}")
