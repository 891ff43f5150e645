"""Programs found by how they work: 结对帮扶的模式."""

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

    def add(self, bearer: Bearer, hints: tuple[str, ...]) -> None:
        """Let a program be found by hints."""
        for hint in map(fold, hints):
            held = self._bearers.get(hint, ())
            if bearer not in held and len(hint) > 1:
                self._bearers[hint] = (*held, bearer)

    def discard(self, bearer: Bearer) -> None:
        """Let a program be found by hints no longer."""
        for hint, held in list(self._bearers.items()):
            if bearer in held:
                left = tuple(one for one in held if one is not bearer)
                if left:
                    self._bearers[hint] = left
                else:
                    del self._bearers[hint]

    def of(self, text: str) -> list[Found]:
        """The programs that a folded text describes: all of it hints and words around them."""
        found = []
        rest = text
        for hint, bearers in self._bearers.items():
            if hint in text:
                rest = rest.replace(hint, "\n")
                found += [Found(TRUST, How.DESCRIPTION, bearer.forms[0]) for bearer in bearers]
        if not found or not all(_surrounds(part) for part in rest.split("\n")):
            return []
        counts: dict[Bearer, int] = {}
        for one in found:
            counts[one.form.bearer] = counts.get(one.form.bearer, 0) + 1
        return best_first(one._replace(score=TRUST + _EACH * (counts[one.form.bearer] - 1)) for one in found)


def _surrounds(part: str) -> bool:
    """Whether a part of the text is only what stands around a description."""
    for kind in kinds():
        part = part.replace(kind, "")
    return len(part) <= 1 or is_word(part) or all(is_word(char) for char in part)
