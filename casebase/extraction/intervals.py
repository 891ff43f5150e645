"""Stretches of a text that do not overlap, and which of them a place lies in."""

from bisect import bisect_right
from collections.abc import Iterable


class Intervals:
    """Stretches ``start..end`` in order; those that overlap are joined."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def around(self, at: int) -> tuple[int, int] | None:
        """The stretch the character at ``at`` lies in, or None."""
        i = bisect_right(self._starts, at) - 1
        return (self._starts[i], self._ends[i]) if i >= 0 and at < self._ends[i] else None

    def touch(self, start: int, end: int) -> bool:
        """Whether a stretch overlaps the slice ``start..end``."""
        i = bisect_right(self._starts, end - 1) - 1
        return i >= 0 and start < self._ends[i]
