"""Figures: what a county's article counts, with what kind of statement each number is."""

from bisect import bisect_right

from casebase.extraction.clauses import Clauses
from casebase.extraction.counted import counted, said_of
from casebase.extraction.dates import find_dates
from casebase.extraction.nature import Natures
from casebase.extraction.notfigures import NotFigures
from casebase.extraction.quantities import Quantity, find_quantities
from casebase.extraction.quotations import find_quotations
from casebase.extraction.spans import DateSpan, FigureSpan
from casebase.record import Nature, PartialDate
from casebase.text.clean import CleanText


def find_figures(clean: CleanText, published: PartialDate | None = None) -> tuple[FigureSpan, ...]:
    """Every figure of the article in order; boilerplate and damaged stretches yield none.

    Values are in base units: 万 and 亿 multiplied out, shares as fractions, percentage points as points.
    ``published`` is the article's own date where known: years after it are not yet real.
    """
    text = clean.text
    quotations = find_quotations(text)
    none = NotFigures(text, quotations)
    quantities = [q for q in find_quantities(text) if _admitted(clean, q) and q not in none]
    clauses = Clauses(text)
    dates = find_dates(clean, published)
    natures = Natures(clean, clauses, quotations, dates, published)
    return tuple(_figure(text, clauses, dates, natures, q) for q in quantities)


def _admitted(clean: CleanText, q: Quantity) -> bool:
    """Whether ``q`` stands in the article itself, not in what the page says of its source."""
    return clean.block_at(q.start).kind in ("body", "heading") and clean.admits(q.start, q.end)


def _figure(
    text: str, clauses: Clauses, dates: tuple[DateSpan, ...], natures: Natures, q: Quantity
) -> FigureSpan:
    nature = natures.of(q)
    return FigureSpan(
        q.start,
        q.end,
        value=q.value,
        value_max=q.value_max,
        unit=q.unit,
        approx=q.approx,
        hedge=q.hedge,
        of=counted(text, clauses.clause(q.start), q),
        nature=Nature.SHARE if q.share else nature,
        whole_nature=nature if q.share else None,
        scope=said_of(text, text.rfind("\n", 0, q.start) + 1, q),
        as_of=_as_of(clauses.sentence(q.start)[0], dates, q),
    )


def _as_of(sentence_start: int, dates: tuple[DateSpan, ...], q: Quantity) -> PartialDate | None:
    """The nearest date before ``q`` in its sentence."""
    i = bisect_right(dates, q.start, key=lambda d: d.start) - 1
    return dates[i].iso if i >= 0 and dates[i].start >= sentence_start else None
