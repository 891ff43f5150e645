"""What the casebase lacks: questions without an answer, and ways of working no area is known for."""

from collections import Counter
from dataclasses import dataclass

from casebase.library.areas import area, areas
from casebase.library.snapshot import Snapshot
from casebase.record import Mechanism
from casebase.store import Store


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing."""

    asked: tuple[tuple[str, str, int], ...]
    """Questions that found nothing, most asked first: query, scope, how often."""
    areas: tuple[str, ...]
    """Areas of the country with a case, in the order a map is read."""
    cells: dict[tuple[Mechanism, str], int]
    """How many programs work by a mechanism in an area, where any does."""

    def empty(self) -> dict[Mechanism, tuple[str, ...]]:
        """For each mechanism, the areas with cases of which none works by it."""
        return {
            mechanism: tuple(a for a in self.areas if (mechanism, a) not in self.cells)
            for mechanism in Mechanism
        }


def gaps(store: Store, snapshot: Snapshot, at_most: int) -> Gaps:
    """What is missing; ``at_most`` questions."""
    cells: Counter[tuple[Mechanism, str]] = Counter()
    found: set[str] = set()
    for case in snapshot.published():
        where = area(case.place)
        if where is not None:
            found.add(where)
            cells.update((mechanism, where) for p in case.programs for mechanism in p.mechanisms)
    here = tuple(a for a in areas() if a in found)
    return Gaps(store.conversation.gaps(at_most), here, dict(cells))
