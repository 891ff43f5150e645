"""``Similarity``: which cases are alike, in what, and what a case took that the asker does not have.

The likeness of two cases is a weighted mean of local likenesses, one an aspect, over the aspects both sides
tell something of: case-based reasoning's usual measure. Each local likeness is its own reason.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casebase.record import Case
from casebase.search.features import Aspect, Features, features_in, features_of, words_of
from casebase.search.fold import fold

WEIGHTS = {
    Aspect.MECHANISM: 0.30,
    Aspect.PARTY: 0.20,
    Aspect.INDUSTRY: 0.20,
    Aspect.CONTEXT: 0.15,
    Aspect.TEXT: 0.10,
    Aspect.PLACE: 0.05,
}
"""What each aspect counts, by hand: how a thing was done before where and in which words."""
_CANDIDATES = 200
_WEIGHED = 50_000
"""How many entries of the inverted index a look-up reads at most, the rarest features first."""
_SHOWN = 3
"""How many shared features a reason names."""
_UNTOLD = 0.25
"""What an aspect only one side tells of counts, as against one both do."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One aspect in which two are alike."""

    aspect: Aspect
    shared: tuple[str, ...]
    """The features both have, the rarest first."""
    likeness: float
    """0..1."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A case that is like what was asked of."""

    case: str
    score: float
    """0..1."""
    reasons: tuple[Reason, ...]
    """The strongest first."""
    lacking: tuple[str, ...] = ()
    """What the case took and the asker does not speak of: conditions of its source, and parties."""


class Similarity:
    """An index of cases by their features."""

    def __init__(self, cases: Iterable[Case]) -> None:
        self._features: dict[str, Features] = {}
        self._holding: dict[tuple[Aspect, str], dict[str, None]] = {}
        """Feature → the cases that have it."""
        for case in cases:
            self.update(case)

    def update(self, case: Case) -> None:
        """Let a case be compared as it is now."""
        self.remove(case.id)
        features = features_of(case)
        self._features[case.id] = features
        for key in _keys(features):
            self._holding.setdefault(key, {})[case.id] = None

    def remove(self, case_id: str) -> None:
        """Compare a case no longer."""
        features = self._features.pop(case_id, None)
        if features is None:
            return
        for key in _keys(features):
            holding = self._holding[key]
            del holding[case_id]
            if not holding:
                del self._holding[key]

    def like(self, case_id: str, limit: int = 5) -> list[Alike]:
        """The cases most like one of them; none where there is no such case."""
        features = self._features.get(case_id)
        if features is None:
            return []
        return [one for one in self._nearest(features, limit + 1) if one.case != case_id][:limit]

    def like_described(self, description: str, limit: int = 5, places: Iterable[str] = ()) -> list[Alike]:
        """The cases most like what somebody describes, each with what it took that they do not speak of.

        Args:
            description: in their own words: 缺劳力 想种木耳 贫困户60户.
            limit: how many at most.
            places: names of the province and the prefecture they are in, where known.
        """
        industries = {name for aspect, name in self._holding if aspect is Aspect.INDUSTRY}
        features = features_in(description, industries, places)
        said = fold(description)
        return [
            Alike(one.case, one.score, one.reasons, tuple(self._lacking(said, self._features[one.case])))
            for one in self._nearest(features, limit)
        ]

    def _nearest(self, features: Features, limit: int) -> list[Alike]:
        compared = (self._compare(features, case) for case in self._candidates(features))
        alike = [one for one in compared if one.score > 0]
        return sorted(alike, key=lambda one: (-one.score, one.case))[:limit]

    def _candidates(self, features: Features) -> list[str]:
        """The cases that share the rarest features."""
        shared = [(self._holding[key], key) for key in _keys(features) if key in self._holding]
        shared.sort(key=lambda one: len(one[0]))
        weights: dict[str, float] = {}
        read = 0
        for holding, (aspect, name) in shared:
            weight = self._rarity(aspect, name) * WEIGHTS[aspect]
            for case in holding:
                weights[case] = weights.get(case, 0.0) + weight
            read += len(holding)
            if read > _WEIGHED:
                break
        return sorted(weights, key=lambda case: -weights[case])[:_CANDIDATES]

    def _compare(self, asked: Features, case: str) -> Alike:
        held = self._features[case]
        total = score = 0.0
        reasons = []
        for aspect, weight in WEIGHTS.items():
            if not asked[aspect]:
                continue
            if not held[aspect]:
                total += weight * _UNTOLD
                continue
            total += weight
            shared = asked[aspect] & held[aspect]
            if not shared:
                continue
            likeness = self._likeness(aspect, asked[aspect], shared)
            score += weight * likeness
            rarest = sorted(shared, key=lambda name: (-self._rarity(aspect, name), name))
            reasons.append(Reason(aspect, tuple(rarest[:_SHOWN]), likeness))
        reasons.sort(key=lambda one: -one.likeness * WEIGHTS[one.aspect])
        return Alike(case, score / total if total else 0.0, tuple(reasons))

    def _likeness(self, aspect: Aspect, asked: frozenset[str], shared: frozenset[str]) -> float:
        """How much of what was asked of is shared, rare features counting more."""
        whole = sum(self._rarity(aspect, name) for name in asked)
        return sum(self._rarity(aspect, name) for name in shared) / whole if whole else 0.0

    def _rarity(self, aspect: Aspect, name: str) -> float:
        return math.log(1 + len(self._features) / (1 + len(self._holding.get((aspect, name), ()))))

    def _lacking(self, said: str, held: Features) -> Iterator[str]:
        """What a case took that a folded description does not speak of."""
        for clause in held.conditions:
            if not any(word in said for word in words_of([clause])):
                yield clause
        for party in sorted(held[Aspect.PARTY]):
            if party not in said and not any(party in clause for clause in held.conditions):
                yield party


def _keys(features: Features) -> Iterator[tuple[Aspect, str]]:
    for aspect in Aspect:
        for name in features[aspect]:
            yield aspect, name
