"""Whether a kept passage is what was asked for, and how well it answers: BM25 over the question's words."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casebase.search.kept import folded_text
from casebase.search.question import Question, Word

Groups = Sequence[Sequence[str]]
"""Groups of keys, each made of letters, digits and characters only."""
Weights = Sequence[tuple[str, float]]
"""Folded words with how telling each is."""
_K1, _B = 1.2, 0.75
"""Parameters of BM25 as usual (Robertson and Zaragoza, 2009)."""
_USUAL_LENGTH = 80


class Condition(NamedTuple):
    """What a passage must satisfy."""

    fields: Groups = ()
    """Keys of fields, which it must all have."""
    required: tuple[Word, ...] = ()
    alternatives: tuple[Word, ...] = ()
    """Of which it must have one."""
    excluded: tuple[Word, ...] = ()


def conditions(question: Question, fields: Groups) -> Iterable[Condition]:
    """What to ask for: everything at once, then any of the words.

    Args:
        question: what is asked.
        fields: the keys of its fields.
    """
    required, alternatives, excluded = question.required, question.alternatives, question.excluded
    yield Condition(fields, required, alternatives, excluded)
    exact = tuple(word for word in required if word.exact)
    loose = tuple(word for word in required if not word.exact and len(word.text) > 1)
    if len(loose) > 1 or 0 < len(loose) < len(required):
        yield Condition(fields, exact, (*loose, *alternatives), excluded)


def fitting(bodies: Iterable[str], condition: Condition, weights: Weights) -> list[tuple[str, float]]:
    """The kept passages that satisfy a condition, each with how well it answers."""
    scored = ((body, _score(body, condition, weights)) for body in bodies)
    return [(body, score) for body, score in scored if score is not None]


def _score(body: str, condition: Condition, weights: Weights) -> float | None:
    """How well a kept passage answers; None where it is not what was asked for, or has no word at all."""
    text = folded_text(body)
    if not _satisfies(text, condition):
        return None
    length = _K1 * (1 - _B + _B * len(text) / _USUAL_LENGTH)
    score = 0.0
    for word, weight in weights:
        count = text.count(word)
        if count:
            score += weight * count * (_K1 + 1) / (count + length)
    return score or (None if weights else 0.0)


def _satisfies(text: str, condition: Condition) -> bool:
    """Whether a folded text has the words it must have and none that it must not."""
    for word in condition.required:
        if word.text not in text:
            return False
    if any(word.text in text for word in condition.excluded):
        return False
    return not condition.alternatives or any(word.text in text for word in condition.alternatives)
