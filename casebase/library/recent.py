"""What was answered lately from one snapshot: the same few things are asked over and over."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Recent:
    """Answers by what was asked, for as long as no case changes; the oldest are forgotten first.

    Several threads may use it: at worst two of them work the same answer out.
    """

    def __init__(self, at_most: int = 2000) -> None:
        self._at_most = at_most
        self._known: dict[Hashable, Any] = {}

    def get(self, asked: Hashable, work: Callable[[], T]) -> T:
        """The answer known to ``asked``, else what ``work`` finds."""
        found: T | None = self._known.get(asked)
        if found is None:
            found = self._known[asked] = work()
            if len(self._known) > self._at_most:
                self._known.pop(next(iter(self._known)), None)
        return found
