"""``Passages``: sentences and descriptions found by their words, ranked by BM25, with the words marked."""

import json
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple, Protocol

from casebase.search.fold import fold, fold_with_origins
from casebase.search.question import Question, Word, read_question
from casebase.search.tokens import keys_of, tokens

Groups = Sequence[Sequence[str]]
"""Groups of keys, each made of letters, digits and characters only."""
CANDIDATES = 200
"""How many passages of each wording are weighed; of words that stand everywhere, the newest."""
_K1, _B = 1.2, 0.75
"""Parameters of BM25 as usual (Robertson and Zaragoza, 2009)."""
_USUAL_LENGTH = 80
_CLAUSE_ENDS = "。；！？，：\n"
_AROUND = 24
"""Characters of a snippet on either side of its first marked word."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that can be found."""

    id: str
    """Unique, beginning with the case's id: ``ziyuan/m3``."""
    case: str
    part: str
    """Which part of the record it is, as a reader is told: 做法, 数字, 项目, 背景, 原文…"""
    text: str
    facets: tuple[tuple[str, str], ...] = ()
    """Fields it can be asked for by: 产业 木耳, 地区 广西, 年 2017, 性质 承诺."""
    where: tuple[str, int, int] | None = None
    """Of a source's own words: the source, and the slice of its decoded text."""

    @property
    def body(self) -> str:
        """The passage as it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def of(cls, body: str) -> "Passage":
        """The passage that is kept so."""
        kept = json.loads(body)
        facets = tuple((name, value) for name, value in kept.pop("facets"))
        where = kept.pop("where")
        return cls(**kept, facets=facets, where=tuple(where) if where else None)


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage with the words it was found by."""

    passage: Passage
    score: float
    snippet: str
    marks: tuple[tuple[int, int], ...]
    """Where the words stand in the snippet."""
    why: tuple[str, ...]
    """The words and fields that matched, as asked."""


class Shelf(Protocol):
    """Where passages are kept and found by their keys."""

    def find(self, all_of: Groups, any_of: Groups, none_of: Groups, limit: int) -> list[str]:
        """The bodies of the newest passages that have all keys of ``all_of``, of one group of ``any_of`` and
        of no group of ``none_of``.
        """

    def frequency(self, key: str) -> int:
        """In how many passages a key stands."""

    def __len__(self) -> int:
        """How many passages there are."""


class Condition(NamedTuple):
    """What a passage's keys must satisfy."""

    all_of: Groups
    any_of: Groups
    none_of: Groups


class Passages:
    """Finds passages on a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def find(self, query: str, limit: int = 10) -> list[PassageHit]:
        """The passages that say what was asked, best first; none where the query asks for nothing.

        Words are separated by spaces or found by themselves; “…” asks for the very words, a leading - leaves
        out, 或 or OR stands between alternatives, and 产业: 地区: 年: 性质: ask for fields.
        """
        question = read_question(query)
        if not question.wanted:
            return []
        weights = {word: self._weight(word) for word in question.words}
        found: dict[str, tuple[float, Passage]] = {}
        for condition, strict in _conditions(question):
            for body in self._shelf.find(*condition, CANDIDATES):
                passage = Passage.of(body)
                score = _score(passage.text, question, weights, strict=strict)
                if score is not None:
                    found.setdefault(passage.id, (score, passage))
            if len(found) >= limit:
                break
        best = sorted(found.values(), key=lambda one: (-one[0], one[1].id))[:limit]
        return [_hit(passage, score, question) for score, passage in best]

    def _weight(self, word: Word) -> float:
        """How telling a word is: its inverse document frequency, more for longer and for very words."""
        total = len(self._shelf)
        held = min((self._shelf.frequency(key) for key in keys_of(word.text)), default=0)
        return math.log(1 + (total - held + 0.5) / (held + 0.5)) * word.weight


def _score(text: str, question: Question, weights: dict[Word, float], *, strict: bool) -> float | None:
    """How well a text answers; None where it lacks very words, or has what was to be left out.

    Args:
        text: the passage.
        question: what is asked.
        weights: how telling each word is.
        strict: whether the text is known to have all words, if only across punctuation.
    """
    counts = {word: text.count(word.text) for word in question.words}
    if (strict and not all(counts[word] for word in question.required)) or question.excluded:
        folded = fold(text)
        counts = {word: count or folded.count(word.text) for word, count in counts.items()}
        if any(word.text in folded for word in question.excluded):
            return None
    if any(word.exact and not counts[word] for word in question.required):
        return None
    score = sum(weights[word] * _saturated(count, len(text)) for word, count in counts.items() if count)
    return None if question.words and not score else score


def _hit(passage: Passage, score: float, question: Question) -> PassageHit:
    text = passage.text
    folded = text if all(word.text in text for word in question.words) else fold(text)
    matched = [word for word in question.words if word.text in text or word.text in folded]
    snippet, marks = _snippet(text, [word.text for word in matched])
    why = (*(word.shown for word in matched), *(f"{name}:{value}" for name, value in question.fields))
    return PassageHit(passage, score, snippet, marks, tuple(dict.fromkeys(why)))


def _conditions(question: Question) -> Iterable[tuple[Condition, bool]]:
    """What to ask the shelf, and whether it is all that was asked: everything, then any of the words."""
    fields = tuple((facet_key(name, value),) for name, value in question.fields)
    excluded = tuple(tuple(keys_of(word.text)) for word in question.excluded)
    required = tuple(tuple(keys_of(word.text)) for word in question.required)
    alternatives = tuple(tuple(keys_of(word.text)) for word in question.alternatives)
    yield Condition((*fields, *required), alternatives, excluded), True
    exact = tuple(tuple(keys_of(word.text)) for word in question.required if word.exact)
    loose = tuple(tuple(keys_of(word.text)) for word in question.required if not word.exact)
    if len(loose) > 1:
        yield Condition((*fields, *exact), (*loose, *alternatives), excluded), False


def keys_of_body(body: str) -> list[str]:
    """The keys a kept passage is found by."""
    passage = Passage.of(body)
    facets = (facet_key(name, value) for name, value in passage.facets)
    return list(dict.fromkeys((*tokens(passage.text), *facets)))


def facet_key(name: str, value: str) -> str:
    """The key a field is kept under; longer than two characters, so that no pair of a text is ever one."""
    return f"{name}是{fold(value)}"


def _saturated(count: int, length: int) -> float:
    return count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length / _USUAL_LENGTH))


def _snippet(text: str, found: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text around the first of the words, and where all of them stand in it."""
    spans = _marked(text, found)
    if not spans:
        return text[: 3 * _AROUND], ()
    start = max(0, spans[0][0] - _AROUND)
    clause = max(text.rfind(mark, 0, spans[0][0]) for mark in _CLAUSE_ENDS) + 1
    if clause >= start - _AROUND:
        start = clause
    end = min(len(text), max(spans[0][1] + 2 * _AROUND, start + 3 * _AROUND))
    inside = [(one - start, other - start) for one, other in spans if start <= one and other <= end]
    return text[start:end], tuple(inside)


def _marked(text: str, found: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in the text, longer words first, none inside another."""
    spans: list[tuple[int, int]] = []
    for word in sorted(found, key=len, reverse=True):
        for span in _places(text, word):
            if all(span[1] <= one or other <= span[0] for one, other in spans):
                spans.append(span)
    return sorted(spans)


def _places(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a folded word stands in a text: to the letter, or else across quotation marks and the like."""
    if word in text:
        yield from (found.span() for found in re.finditer(re.escape(word), text))
        return
    folded = fold_with_origins(text)
    for found in re.finditer(re.escape(word), folded.text):
        yield folded.typed(*found.span())
