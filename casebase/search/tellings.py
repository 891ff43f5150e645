"""``Tellings``: programs found by what is told of them, for who describes one in words of their own."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from casebase.search.fold import fold, numbered
from casebase.search.frame import cut
from casebase.search.tables import particles

_SHARE = 0.4
"""How great a part of the description's weight that must be."""
_AS_GOOD = 0.7
"""What weighs so much of the best is offered too."""
_ACROSS = 0.3
"""What a pair across two words counts where it is not found: it may be no more than how they were put."""
_PHRASE = 4
"""From this length on one stretch alone is enough to be shared."""
_SHORTEST, _LONGEST = 5, 60


class Described(NamedTuple):
    """A program that a description may mean."""

    id: str
    score: float
    shared: tuple[str, ...]
    """The stretches of the description that stand in what is told, as typed less signs."""


class Tellings:
    """Texts about programs by the pairs of neighbouring characters in them, the rarer the more telling."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        self._holding: dict[str, list[str]] = {}
        """Pair → the programs in whose text it stands."""
        self._count = 0
        for program, text in texts:
            self._count += 1
            for pair in set(_pairs(text)):
                self._holding.setdefault(pair, []).append(program)

    def of(self, description: str, limit: int = 3) -> list[Described]:
        """The programs the description may mean, the likeliest first; none where too little is shared."""
        pairs = _telling(description) if _SHORTEST <= len(fold(description)) <= _LONGEST else []
        weights = {pair.key: self._weight(pair.key) for pair in pairs}
        shared: dict[str, float] = {}
        for key, weight in weights.items():
            for program in self._holding.get(key, ()):
                shared[program] = shared.get(program, 0.0) + weight
        order = sorted(shared, key=lambda program: (-shared[program], program))
        # What is shared has to weigh as much as a pair that stands nowhere, and near as much as the best.
        least = max(self._weight(""), _AS_GOOD * max(shared.values(), default=0.0))
        found = (self._described(pairs, weights, one) for one in order[:limit] if shared[one] >= least)
        return [one for one in found if one.score >= _SHARE and _says(one.shared)]

    def _described(self, pairs: list["_Pair"], weights: dict[str, float], program: str) -> Described:
        there = [program in self._holding.get(pair.key, ()) for pair in pairs]
        known = sum(weights[pair.key] for pair, held in zip(pairs, there, strict=True) if held)
        unknown = sum(
            weights[pair.key] * (1.0 if pair.inside else _ACROSS)
            for pair, held in zip(pairs, there, strict=True)
            if not held
        )
        return Described(program, known / (known + unknown), _stretches(pairs, there))

    def _weight(self, pair: str) -> float:
        return math.log((self._count + 1) / (len(self._holding.get(pair, ())) + 1)) + 0.1


class _Pair(NamedTuple):
    """Two neighbouring characters of a description."""

    text: str
    key: str
    """The same with numerals as digits."""
    at: int
    inside: bool
    """Whether both are of one word."""


def _telling(description: str) -> list[_Pair]:
    """The pairs of a description, but for those of words that only ask or link."""
    text = fold(description)
    key = numbered(text)
    word_at = [at for at, word in enumerate(cut(text)) for _ in word]
    asking = [word in particles() for word in cut(text) for _ in word]
    return [
        _Pair(text[at : at + 2], key[at : at + 2], at, word_at[at] == word_at[at + 1])
        for at in range(len(text) - 1)
        if not (asking[at] or asking[at + 1])
    ]


def _stretches(pairs: list[_Pair], there: list[bool]) -> tuple[str, ...]:
    """The stretches of a description that a program's text has."""
    found: list[str] = []
    end = -1
    for pair, held in zip(pairs, there, strict=True):
        if held and pair.at == end:
            found[-1] += pair.text[1]
        elif held:
            found.append(pair.text)
        if held:
            end = pair.at + 1
    return tuple(dict.fromkeys(found))


def _says(stretches: tuple[str, ...]) -> bool:
    """Whether what is shared is more than a word that may be about anything."""
    return len(stretches) > 1 or any(len(stretch) >= _PHRASE for stretch in stretches)


def _pairs(text: str) -> list[str]:
    key = numbered(fold(text))
    return [key[at : at + 2] for at in range(len(key) - 1)]
