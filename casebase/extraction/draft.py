"""What extraction comes to: the findings with their spans, and the draft case made of them."""

from dataclasses import dataclass

from casebase.extraction.spans import (
    DateSpan,
    FigureSpan,
    IndustrySpan,
    PersonSpan,
    PlaceSpan,
    ProgramSpan,
    SourceLine,
)
from casebase.record import Case
from casebase.text.clean import CleanText


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything the recognisers read from an article, each with its clean span."""

    clean: CleanText
    source: SourceLine
    main_place: PlaceSpan | None
    """The place the whole article is about; None where there is no single one."""
    programs: tuple[ProgramSpan, ...] = ()
    figures: tuple[FigureSpan, ...] = ()
    people: tuple[PersonSpan, ...] = ()
    places: tuple[PlaceSpan, ...] = ()
    industries: tuple[IndustrySpan, ...] = ()
    dates: tuple[DateSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What became of one article."""

    findings: Findings
    case: Case | None
    """The draft case; None where the page holds none."""
    why_none: str | None = None
    """The sentence that says why there is no case."""
    completeness: float = 0.0
    """Share of what a reader would want to know that the draft holds, 0 to 1."""
