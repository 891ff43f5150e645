"""``Passages``: sentences and descriptions found by their words, ranked by BM25, with the words marked."""

import json
from dataclasses import dataclass
from typing import Protocol

from casebase.search.fold import fold
from casebase.search.kept import folded_text, joined, parted
from casebase.search.question import Question, read_question
from casebase.search.rarity import Rarity, all_keys
from casebase.search.snippets import snippet
from casebase.search.tokens import tokens
from casebase.search.weighing import Condition, Groups, conditions, fitting

CANDIDATES = 40
"""How many passages of each wording are weighed; of words that stand everywhere, the newest."""


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
        rest = [self.id, self.case, self.part, self.facets, self.where]
        return joined(self.text, json.dumps(rest, ensure_ascii=False))

    @classmethod
    def of(cls, body: str) -> "Passage":
        """The passage that is kept so."""
        text, rest = parted(body)
        id_, case, part, facets, where = json.loads(rest)
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
        rarity = Rarity(self._shelf, question.words)
        fields = tuple((facet_key(name, value),) for name, value in question.fields)
        most = max(limit, CANDIDATES)
        found: dict[str, float] = {}
        for condition in conditions(question, fields):
            for body, score in self._weighed(condition, rarity, most):
                found.setdefault(body, score)
            if len(found) >= limit:
                break
        best = sorted(found, key=lambda body: (-found[body], body))[:limit]
        return [_hit(body, found[body], question) for body in best]

    def _weighed(self, condition: Condition, rarity: Rarity, most: int) -> list[tuple[str, float]]:
        """The newest passages that satisfy a condition, each with how well it answers.

        The shelf is asked for few and rare keys, since long lists are what costs time, and the texts are
        looked into; where too many of those turn out wrong, it is asked for all keys.
        """
        telling = rarity.telling(condition.required, most)
        alternatives = rarity.rarest(condition.alternatives)
        bodies = self._shelf.find((*condition.fields, *telling), alternatives, (), most)
        found = fitting(bodies, condition, rarity.weights)
        if len(bodies) < most or len(found) * 2 > most:
            return found
        required = (*condition.fields, *all_keys(condition.required))
        any_of = all_keys(condition.alternatives)
        none_of = all_keys(word for word in condition.excluded if len(word.text) > 1)
        bodies = self._shelf.find(required, any_of, none_of, most)
        return fitting(bodies, condition, rarity.weights)


def _hit(body: str, score: float, question: Question) -> PassageHit:
    passage = Passage.of(body)
    text = passage.text
    folded = folded_text(body)
    matched = [word for word in question.words if word.text in folded]
    shown, marks = snippet(text, [word.text for word in matched])
    why = (*(word.shown for word in matched), *(f"{name}:{value}" for name, value in question.fields))
    return PassageHit(passage, score, shown, marks, tuple(dict.fromkeys(why)))


def keys_of_body(body: str) -> list[str]:
    """The keys a kept passage is found by."""
    passage = Passage.of(body)
    facets = (facet_key(name, value) for name, value in passage.facets)
    return list(dict.fromkeys((*tokens(passage.text), *facets)))


def facet_key(name: str, value: str) -> str:
    """The key a field is kept under; longer than two characters, so that no pair of a text is ever one."""
    return f"{name}是{fold(value)}"
