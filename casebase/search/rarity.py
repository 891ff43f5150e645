"""``Rarity``: how telling the words of a question are, and which of their keys to ask a shelf for."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from casebase.search.question import Word
from casebase.search.tokens import keys_of
from casebase.search.weighing import Groups, Weights

_MOSTLY = 0.5
"""Words that so great a share of the passages have need not be asked for."""
_EVERYWHERE = 0.1
"""A key that so great a share of the passages have tells little, and takes long to look up."""

_MOST_BEGINNINGS = 2


class Counted(Protocol):
    """Passages whose keys are counted."""

    def frequency(self, key: str) -> int:
        """In how many passages a key stands."""

    def __len__(self) -> int:
        """How many passages there are."""


class Rarity:
    """How rare the words of a question are."""

    def __init__(self, passages: Counted, words: Iterable[Word]) -> None:
        self._total = len(passages)
        self._keys: dict[Word, list[str]] = {}
        """The keys of each word, the rarest first, without those that tell little."""
        self._held: dict[Word, int] = {}
        for word in words:
            counts = {key: passages.frequency(key) for key in keys_of(word.text)}
            first, *others = sorted(counts, key=counts.__getitem__) or ("",)
            self._held[word] = counts.get(first, 0)
            self._keys[word] = [first, *(key for key in others if counts[key] <= _EVERYWHERE * self._total)]
        self.weights: Weights = [(word.text, self._weight(word)) for word in self._held]
        """Each word with its weight."""

    def _weight(self, word: Word) -> float:
        """Its inverse document frequency, more for longer and for very words."""
        held = self._held[word]
        return math.log(1 + (self._total - held + 0.5) / (held + 0.5)) * word.weight

    def rarest(self, words: Iterable[Word]) -> Groups:
        """The rarest key of each word."""
        return _affordable([self._keys[word][:1] for word in words if self._keys[word][0]])

    def telling(self, required: Iterable[Word], enough: int) -> Groups:
        """Keys of the rarest words: as many as tell all but ``enough`` of the other passages apart."""
        return _affordable(self._telling(required, enough))

    def _telling(self, required: Iterable[Word], enough: int) -> Iterator[Sequence[str]]:
        words = sorted((word for word in required if self._keys[word][0]), key=self._held.__getitem__)
        total = self._total or 1
        expected = float(total)
        for at, word in enumerate(words):
            held = self._held[word]
            yield self._keys[word][:1] if held <= enough else self._keys[word]
            expected *= held / total
            others = math.prod(self._held[other] / total for other in words[at + 1 :])
            if expected < enough or others > _MOSTLY:
                return


def all_keys(words: Iterable[Word]) -> Groups:
    """Every key of each word."""
    return _affordable(keys_of(word.text) for word in words)


def _affordable(groups: Iterable[Sequence[str]]) -> Groups:
    """The groups less most of those that ask for a beginning: each of those is many keys to look up."""
    kept: list[Sequence[str]] = []
    beginnings = 0
    for group in groups:
        beginnings += any(key.endswith("*") for key in group)
        if beginnings <= _MOST_BEGINNINGS or not any(key.endswith("*") for key in group):
            kept.append(group)
    return kept
