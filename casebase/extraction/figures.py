"""Figures: what a county's article counts, with what kind of statement each number is."""

from bisect import bisect_right
from dataclasses import replace

from casebase.extraction.clauses import Clauses
from casebase.extraction.counted import counted, said_of
from casebase.extraction.dates import find_dates
from casebase.extraction.nature import Natures
from casebase.extraction.notfigures import NotFigures
from casebase.extraction.quantities import Quantity, find_quantities
from casebase.extraction.quotations import Quotation, find_quotations
from casebase.extraction.spans import DateSpan, FigureSpan
from casebase.record import Nature, PartialDate
from casebase.text.clean import CleanText


def find_figures(clean: CleanText, published: PartialDate | None = None) -> tuple[FigureSpan, ...]:
    """Every figure of the article in order; boilerplate and damaged stretches yield none.

    Values are in base units: 万 and 亿 multiplied out, shares as fractions, percentage points as points.
    ``published`` is the article's own date where known: years after it are not yet real.
    """
    text = clean.text
    quotations = tuple(_undamaged(q, clean) for q in find_quotations(text))
    none = NotFigures(text, quotations)
    quantities = [q for q in find_quantities(text) if _admitted(clean, q) and q not in none]
    clauses = Clauses(text)
    dates = find_dates(clean, published)
    natures = Natures(clean, clauses, quotations, dates, published)
    figures: list[FigureSpan] = []
    previous: tuple[Quantity, str] | None = None
    for q in quantities:
        start = clauses.sentence(q.start).start
        of = counted(
            text, clauses.clause(q.start), q, previous if previous and previous[0].start >= start else None
        )
        previous = q, of
        figures.append(_figure(q, of, natures.of(q), said_of(text, start, q), _as_of(start, dates, q)))
    return tuple(figures)


def _undamaged(quotation: Quotation, clean: CleanText) -> Quotation:
    """A quotation up to the first damage in it, which may have swallowed its end."""
    cut = next((start for start, _ in clean.suspect if quotation.start < start < quotation.end), None)
    return quotation if cut is None else replace(quotation, end=cut)


def _admitted(clean: CleanText, q: Quantity) -> bool:
    """Whether ``q`` stands in the article itself, not in what the page says of its source."""
    return clean.block_at(q.start).kind in ("body", "heading") and clean.admits(q.start, q.end)


def _figure(q: Quantity, of: str, nature: Nature, scope: str | None, as_of: PartialDate | None) -> FigureSpan:
    return FigureSpan(
        q.start,
        q.end,
        value=q.value,
        value_max=q.value_max,
        unit=q.unit,
        approx=q.approx,
        hedge=q.hedge,
        of=of,
        nature=Nature.SHARE if q.share else nature,
        whole_nature=nature if q.share else None,
        scope=scope,
        as_of=as_of,
    )


def _as_of(sentence_start: int, dates: tuple[DateSpan, ...], q: Quantity) -> PartialDate | None:
    """The nearest date before ``q`` in its sentence."""
    i = bisect_right(dates, q.start, key=lambda d: d.start) - 1
    return dates[i].iso if i >= 0 and dates[i].start >= sentence_start else None
