"""Inline results already drawn: the same few are asked for with every letter someone types."""

from collections import OrderedDict
from threading import Lock

from casebase.library import Suggestion
from handlers.views.inline import Result, result

Version = tuple[str, int, str, bool]
"""Of which thing, as of which revision, through which place, only because of its name."""


class Drawn:
    """Results by what they show, as of which revision, in which script; those unused for longest go.

    Safe to use from several threads.
    """

    def __init__(self, at_most: int = 500) -> None:
        self._at_most = at_most
        self._results: OrderedDict[tuple[Version, bool], Result] = OrderedDict()
        self._lock = Lock()

    def result(self, suggestion: Suggestion, *, traditional: bool) -> Result:
        """The suggestion as something to choose."""
        key = (_version(suggestion), traditional)
        with self._lock:
            found = self._results.get(key)
            if found is not None:
                self._results.move_to_end(key)
                return found
        drawn = result(suggestion, traditional=traditional)
        with self._lock:
            self._results[key] = drawn
            while len(self._results) > self._at_most:
                self._results.popitem(last=False)
        return drawn


def _version(suggestion: Suggestion) -> Version:
    within = suggestion.within.key if suggestion.within else ""
    return suggestion.key, suggestion.case.revision, within, suggestion.alike
