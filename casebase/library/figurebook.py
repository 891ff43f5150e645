"""The figures of the published cases, by their value."""

from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cached_property

from casebase.library.answers import FigureHit
from casebase.record import Case


class FigureBook:
    """Every figure, ordered by value when that is first asked for."""

    def __init__(self, cases: Collection[Case]) -> None:
        self._cases = cases

    def between(self, low: float, high: float) -> Iterator[FigureHit]:
        """The figures whose value lies in ``low..high``, ends included, the smallest first."""
        at = bisect_left(self._values, low)
        while at < len(self._values) and self._values[at] <= high:
            yield self._ordered[at]
            at += 1

    def same(self, hit: FigureHit) -> tuple[FigureHit, ...]:
        """The figures other cases give that say the same number of the same place in the same unit."""
        one = hit.figure
        return tuple(
            other
            for other in self.between(one.value, one.value)
            if other.case.id != hit.case.id
            and (other.figure.unit, other.figure.scope) == (one.unit, one.scope)
            and other.case.place.key == hit.case.place.key
        )

    @cached_property
    def _ordered(self) -> list[FigureHit]:
        hits = (FigureHit(case, figure) for case in self._cases for figure in case.figures)
        return sorted(hits, key=lambda hit: (hit.figure.value, hit.case.id, hit.figure.id))

    @cached_property
    def _values(self) -> list[float]:
        return [hit.figure.value for hit in self._ordered]
