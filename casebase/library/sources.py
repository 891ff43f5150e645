"""``Sources``: every source the records name, and which records name it."""

from collections.abc import Iterable
from typing import Self

from casebase.record import Case, Source


class Sources:
    """Sources by id; never changed, only followed by another."""

    def __init__(self, named: dict[str, tuple[tuple[str, Source], ...]] | None = None) -> None:
        self._named = named or {}
        """Source → the ids of the cases that name it, in order, each with the source as it has it."""

    def get(self, source_id: str) -> Source | None:
        """The source of that id; None where no record names it."""
        named = self._named.get(source_id)
        return named[0][1] if named else None

    def changed(self, before: Iterable[Case], now: Iterable[Case]) -> Self:
        """The sources once some records have changed.

        Args:
            before: records as they were.
            now: as they are, and new ones.
        """
        named = self._named.copy()
        for case in before:
            for source in case.sources:
                left = tuple(one for one in named.pop(source.id, ()) if one[0] != case.id)
                if left:
                    named[source.id] = left
        for case in now:
            for source in case.sources:
                one = (case.id, source)
                named[source.id] = tuple(sorted((*named.get(source.id, ()), one), key=_case_id))
        return type(self)(named)


def _case_id(named: tuple[str, Source]) -> str:
    return named[0]
