"""What the casebase lacks: questions without an answer, and ways of working no region is known for."""

from collections import Counter
from dataclasses import dataclass

from casebase.library.snapshot import Snapshot
from casebase.record import Mechanism
from casebase.store import Store


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing."""

    asked: tuple[tuple[str, str, int], ...]
    """Questions that found nothing, most asked first: query, scope, how often."""
    provinces: tuple[str, ...]
    """Provinces with a case, in the order of the register."""
    cells: dict[tuple[Mechanism, str], int]
    """How many programs work by a mechanism in a province, where any does."""

    def empty(self) -> dict[Mechanism, tuple[str, ...]]:
        """For each mechanism, the provinces with cases of which none works by it."""
        return {
            mechanism: tuple(p for p in self.provinces if (mechanism, p) not in self.cells)
            for mechanism in Mechanism
        }


def gaps(store: Store, snapshot: Snapshot, at_most: int) -> Gaps:
    """What is missing; ``at_most`` questions."""
    cells: Counter[tuple[Mechanism, str]] = Counter()
    provinces: dict[str, None] = {}
    for case in snapshot.published():
        province = case.place.path[0]
        provinces[province] = None
        for program in case.programs:
            cells.update((mechanism, province) for mechanism in program.mechanisms)
    return Gaps(store.conversation.gaps(at_most), tuple(provinces), dict(cells))
