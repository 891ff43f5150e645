"""Programs found by how they work: 结对帮扶的模式."""

from collections.abc import Iterable

from casebase.search.fold import fold
from casebase.search.forms import Bearer
from casebase.search.found import Found, best_first
from casebase.search.frame import is_word
from casebase.search.match import How
from casebase.search.tables import kinds

TRUST = 0.72
_EACH = 0.04
"""What each further hint adds."""


class Descriptions:
    """Mechanisms and other words that programs can be described by."""

    def __init__(self) -> None:
        self._bearers: dict[str, tuple[Bearer, ...]] = {}

    def copy(self) -> "Descriptions":
        """One of its own with the same programs."""
        other = Descriptions()
        other._bearers = self._bearers.copy()
        return other

    def extend(self, told: Iterable[tuple[Bearer, frozenset[str]]]) -> None:
        """Let programs be found by their hints."""
        fresh: dict[str, set[Bearer]] = {}
        for bearer, hints in told:
            for hint in map(fold, hints):
                if len(hint) > 1:
                    fresh.setdefault(hint, set()).add(bearer)
        for hint, bearers in fresh.items():
            held = {*self._bearers.get(hint, ()), *bearers}
            self._bearers[hint] = tuple(sorted(held, key=_told))

    def discard(self, bearer: Bearer, hints: frozenset[str]) -> None:
        """Let a program be found by hints no longer."""
        for hint in map(fold, hints):
            left = tuple(one for one in self._bearers.pop(hint, ()) if one is not bearer)
            if left:
                self._bearers[hint] = left

    def of(self, text: str) -> list[Found]:
        """The programs that a folded text describes: all of it hints and words around them."""
        found = []
        rest = text
        for hint, bearers in sorted(self._bearers.items()):
            if hint in text:
                rest = rest.replace(hint, "\n")
                found += [Found(TRUST, How.DESCRIPTION, bearer.forms[0]) for bearer in bearers]
        if not found or not all(_surrounds(part) for part in rest.split("\n")):
            return []
        counts: dict[Bearer, int] = {}
        for one in found:
            counts[one.form.bearer] = counts.get(one.form.bearer, 0) + 1
        return best_first(one._replace(score=TRUST + _EACH * (counts[one.form.bearer] - 1)) for one in found)


def _told(bearer: Bearer) -> str:
    """The first of the entries about a program."""
    return bearer.forms[0].told


def _surrounds(part: str) -> bool:
    """Whether a part of the text is only what stands around a description."""
    for kind in kinds():
        part = part.replace(kind, "")
    return len(part) <= 1 or is_word(part) or all(is_word(char) for char in part)
