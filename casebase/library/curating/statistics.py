"""How the casebase is used: counts by kind, never who or, beyond the query nobody could answer, what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from casebase.store import Store
from casebase.store.desk.usage import UNANSWERED

DAYS = 30
"""How far back is counted."""
QUESTIONS = frozenset(
    {
        *("county", "model", "place", "industry", "list", "find", "figures"),
        *("compare", "who", "similar", "cite", "export", "asked"),
    }
)
"""Kinds of use that ask for something in the casebase; ``asked`` is what was typed without a command."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """What happened in the last :data:`DAYS` days."""

    kinds: Mapping[str, tuple[int, int]]
    """By kind of use: how often, and by how many people."""
    asked: int
    """Questions."""
    unanswered: int
    """Questions nothing was found for."""
    shared: int
    """Cards posted where others see them."""

    @property
    def answered(self) -> int:
        """Questions something was found for."""
        return max(0, self.asked - self.unanswered)


def statistics(store: Store) -> Statistics:
    """The counts of this installation."""
    since = (datetime.now(UTC).date() - timedelta(days=DAYS)).isoformat()
    kinds = store.usage.totals(since)
    unanswered, _ = kinds.pop(UNANSWERED, (0, 0))
    asked = sum(times for kind, (times, _) in kinds.items() if kind in QUESTIONS)
    return Statistics(kinds, asked, unanswered, store.shares.shared_since(since))
