"""What was last done to a case."""

from dataclasses import dataclass

from casebase.record import Case
from casebase.store import Revision


@dataclass(frozen=True, slots=True)
class Decision:
    """What was last done to a case, by whom, when and why."""

    case: Case
    """As that left it."""
    revision: Revision
