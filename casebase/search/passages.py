"""``Passages``: sentences and descriptions found by their words, ranked by BM25, with the words marked."""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from casebase.search.fold import fold, fold_with_origins
from casebase.search.question import Question, Word, read_question
from casebase.search.tokens import keys_of, tokens

Groups = Sequence[Sequence[str]]
"""Groups of keys, each made of letters, digits and characters only."""
_END, _PLAIN = "\x1f", "="
CANDIDATES = 60
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
        """The passage as it is kept: its text first, so that weighing it needs nothing else to be read."""
        text = self.text.replace(_END, " ")
        rest = [self.id, self.case, self.part, self.facets, self.where]
        return text + _END + (_PLAIN if _is_plain(text) else "") + json.dumps(rest, ensure_ascii=False)

    @classmethod
    def of(cls, body: str) -> "Passage":
        """The passage that is kept so."""
        text, _, rest = body.partition(_END)
        id_, case, part, facets, where = json.loads(rest.removeprefix(_PLAIN))
        return cls(
            id_,
            case,
            part,
            text,
            tuple((name, value) for name, value in facets),
            (where[0], where[1], where[2]) if where else None,
        )


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
        out, 或 or OR stands between alternatives, and 产业: 地区: 年: 性质: 做法: ask for fields.
        """
        question = read_question(query)
        if not question.wanted:
            return []
        weights = {word: self._weight(word) for word in question.words}
        found: dict[str, float] = {}
        for condition in _conditions(question):
            for body in self._shelf.find(*condition, CANDIDATES):
                score = None if body in found else _score(body, question, weights)
                if score is not None:
                    found[body] = score
            if len(found) >= limit:
                break
        best = sorted(found, key=lambda body: (-found[body], body))[:limit]
        return [_hit(body, found[body], question) for body in best]

    def _weight(self, word: Word) -> float:
        """How telling a word is: its inverse document frequency, more for longer and for very words."""
        total = len(self._shelf)
        held = min((self._shelf.frequency(key) for key in keys_of(word.text)), default=0)
        return math.log(1 + (total - held + 0.5) / (held + 0.5)) * word.weight


def _score(body: str, question: Question, weights: dict[Word, float]) -> float | None:
    """How well a kept passage answers; None where it lacks very words, or has what was to be left out."""
    text = body[: body.index(_END)]
    if not _is_plain_body(body):
        text = fold(text)
    if any(word.text in text for word in question.excluded):
        return None
    if any(word.exact and word.text not in text for word in question.required):
        return None
    length = _K1 * (1 - _B + _B * len(text) / _USUAL_LENGTH)
    score = 0.0
    for word, weight in weights.items():
        count = text.count(word.text)
        score += weight * count * (_K1 + 1) / (count + length)
    return None if weights and not score else score


def _is_plain_body(body: str) -> bool:
    return body.startswith(_PLAIN, body.index(_END) + 1)


def _is_plain(text: str) -> bool:
    """Whether words stand in a text as they stand in it folded: no other script, width or case, no +."""
    kept = "".join(char for char in text if char.isalnum())
    return "+" not in text and "＋" not in text and fold(kept) == kept


def _hit(body: str, score: float, question: Question) -> PassageHit:
    passage = Passage.of(body)
    text = passage.text
    folded = text if _is_plain_body(body) else fold(text)
    matched = [word for word in question.words if word.text in folded]
    snippet, marks = _snippet(text, [word.text for word in matched])
    why = (*(word.shown for word in matched), *(f"{name}:{value}" for name, value in question.fields))
    return PassageHit(passage, score, snippet, marks, tuple(dict.fromkeys(why)))


def _conditions(question: Question) -> Iterable[Condition]:
    """What to ask the shelf: everything at once, then any of the words."""
    fields = tuple((facet_key(name, value),) for name, value in question.fields)
    excluded = tuple(tuple(keys_of(word.text)) for word in question.excluded)
    required = tuple(tuple(keys_of(word.text)) for word in question.required)
    alternatives = tuple(tuple(keys_of(word.text)) for word in question.alternatives)
    yield Condition((*fields, *required), alternatives, excluded)
    exact = tuple(tuple(keys_of(word.text)) for word in question.required if word.exact)
    several = [word for word in question.required if not word.exact and len(word.text) > 1]
    loose = tuple(tuple(keys_of(word.text)) for word in several)
    if len(loose) > 1 or 0 < len(loose) < len(required):
        yield Condition((*fields, *exact), (*loose, *alternatives), excluded)


def keys_of_body(body: str) -> list[str]:
    """The keys a kept passage is found by."""
    passage = Passage.of(body)
    facets = (facet_key(name, value) for name, value in passage.facets)
    return list(dict.fromkeys((*tokens(passage.text), *facets)))


def facet_key(name: str, value: str) -> str:
    """The key a field is kept under; longer than two characters, so that no pair of a text is ever one."""
    return f"{name}是{fold(value)}"


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
        yield from _occurrences(text, word)
        return
    folded = fold_with_origins(text)
    for start, end in _occurrences(folded.text, word):
        yield folded.typed(start, end)


def _occurrences(text: str, word: str) -> Iterator[tuple[int, int]]:
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + len(word))
