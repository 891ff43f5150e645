"""What recognisers return: facts with the clean span they were read from."""

from dataclasses import dataclass
from typing import Literal

from casebase.record import Formula, Level, Nature, PartialDate, ProgramKind, Standing


@dataclass(frozen=True, slots=True)
class Span:
    """A slice of the clean text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FigureSpan(Span):
    """A figure: number and unit with an inner 余 or 多; a leading 近, 约, 超 stays outside the span."""

    value: float
    value_max: float | None
    unit: str
    approx: bool
    hedge: str | None
    of: str
    nature: Nature
    whole_nature: Nature | None
    scope: str | None
    as_of: PartialDate | None


@dataclass(frozen=True, slots=True)
class ProgramSpan(Span):
    """A named way of working, at its first mention."""

    name: str
    aliases: tuple[str, ...]
    kind: ProgramKind
    key: bool
    formula: Formula | None
    mentions: tuple[Span, ...]
    """Every place it is named at, the first included."""


@dataclass(frozen=True, slots=True)
class PlaceSpan(Span):
    """A place, at its first mention."""

    name: str
    """As written at that mention."""
    official: str | None
    """甘洛县海棠镇: with its parent where the text or the gazetteer gives it."""
    level: Level
    code: str | None
    path: tuple[str, ...]
    mentions: tuple[Span, ...]
    county_code: str | None = None
    """GB/T 2260 of the county it is or lies in; None above counties."""


@dataclass(frozen=True, slots=True)
class PersonSpan(Span):
    """A named person with the role the text gives."""

    name: str
    role: str
    standing: Standing
    masked: bool


@dataclass(frozen=True, slots=True)
class DateSpan(Span):
    """A date the text states, or a relative one reckoned from the article's own date."""

    iso: PartialDate
    relative: bool


@dataclass(frozen=True, slots=True)
class IndustrySpan(Span):
    """An industry or product, at its first mention."""

    name: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """What the page says of its own origin; None where it does not say."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: PartialDate | None
    url: str | None
    kind: Literal["case", "none"] = "case"
