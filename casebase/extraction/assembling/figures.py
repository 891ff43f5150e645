"""Figures of a draft: each with its id, what it counts, where, and what it cannot agree with."""

from itertools import combinations

from casebase.extraction.assembling.layout import Layout
from casebase.extraction.spans import FigureSpan
from casebase.record import Figure, Nature

UNSTATED = "未说明"
_SAME_PEOPLE = frozenset("名人户位个")
_LEAST = 20
"""Smaller numbers agree by chance."""


def figure_records(layout: Layout) -> tuple[Figure, ...]:
    """The figures in order, with conflicts marked."""
    spans = layout.findings.figures
    conflicts = _conflicts(spans)
    return tuple(_record(layout, i, span, conflicts.get(i, ())) for i, span in enumerate(spans))


def figure_id(index: int) -> str:
    """f01, f02…, f100."""
    return f"f{index + 1:02}"


def _record(layout: Layout, index: int, span: FigureSpan, conflicts: tuple[int, ...]) -> Figure:
    place = layout.place_of(span.start)
    whole = span.whole_nature
    if span.nature is Nature.SHARE and whole is None:
        whole = Nature.UNDECIDED
    return Figure(
        id=figure_id(index),
        text=layout.text[span.start : span.end],
        value=span.value,
        value_max=span.value_max if span.value_max is not None and span.value_max >= span.value else None,
        unit=span.unit,
        hedge=span.hedge,
        of=span.of.strip() or UNSTATED,
        scope=span.scope or (place.path[-1] if place else UNSTATED),
        nature=span.nature,
        whole_nature=whole,
        as_of=span.as_of,
        conflicts=tuple(map(figure_id, conflicts)),
        evidence=layout.evidence(span),
    )


def _conflicts(spans: tuple[FigureSpan, ...]) -> dict[int, tuple[int, ...]]:
    """330户 and 330名 said of the same: one number, two units for people, words in common."""
    found: dict[int, tuple[int, ...]] = {}
    for (i, a), (j, b) in combinations(enumerate(spans), 2):
        if (
            a.value == b.value >= _LEAST
            and a.unit != b.unit
            and _people(a)
            and _people(b)
            and _alike(a.of, b.of)
        ):
            found[i] = (*found.get(i, ()), j)
            found[j] = (*found.get(j, ()), i)
    return found


def _people(span: FigureSpan) -> bool:
    return len(span.unit) == 1 and span.unit in _SAME_PEOPLE


def _alike(a: str, b: str) -> bool:
    shared = {a[i : i + 2] for i in range(len(a) - 1)} & {b[i : i + 2] for i in range(len(b) - 1)}
    return len(shared) >= 2
