"""The sentence and the clause a place of the text lies in."""

from bisect import bisect_right

from casebase.text.sentences import Sentences, Slice, clauses

_REACH = 600
"""How far around a place its sentence is looked at; longer ones are tables or damaged text."""


class Clauses:
    """Sentences and clauses of one text by position."""

    def __init__(self, text: str) -> None:
        self._sentences = Sentences(text)
        self._clauses = list(clauses(text))
        self._starts = [c.start for c in self._clauses]

    def sentence(self, at: int) -> Slice:
        """The sentence around ``at``."""
        start, end = self._sentences.at(at)
        return Slice(max(start, at - _REACH), min(end, at + _REACH))

    def clause(self, at: int) -> Slice:
        """The clause around ``at``."""
        start, end = self._clauses[bisect_right(self._starts, at) - 1]
        return Slice(max(start, at - _REACH), min(end, at + _REACH))
