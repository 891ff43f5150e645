"""Cue words of the nature of a figure, from ``casebase/data/nature_cues.toml``, and where a text has them."""

import re
import tomllib
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from casebase.record import Nature


class Reach(StrEnum):
    """Which figures a cue governs."""

    OPENING = "opening"
    """As SENTENCE, and those of the paragraph's following sentences."""
    SENTENCE = "sentence"
    """Those behind it in its clause and in the clauses coordinated with it."""
    CLAUSE = "clause"
    """Those behind it in its clause."""
    BEHIND = "behind"
    """Those before it in its clause."""
    LISTED = "listed"
    """As BEHIND, however many figures stand between: 30公里管网、2个污水处理厂等正加速推进."""
    SUBJECT = "subject"
    """As BEHIND, but not what stands there already: land, animals, money."""
    EFFECT = "effect"
    """As CLAUSE, but yields to a plan in the same clause: 预计可增收."""
    ANNUAL = "annual"
    """As SENTENCE, but only where something is being built."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word where it stands."""

    start: int
    end: int
    nature: Nature
    """``RESULT`` for completion, which cancels what stands before it."""
    reach: Reach


@dataclass(frozen=True, slots=True)
class _Rule:
    nature: Nature
    reach: Reach
    before: str | None
    not_before: str | None
    after: str | None
    not_after: str | None

    def holds(self, text: str, start: int, end: int) -> bool:
        """Whether the word at ``start..end`` stands where the rule wants it."""
        window = max(0, start - 18)
        return not (
            (self.before and not _compiled(self.before).search(text, window, start))
            or (self.not_before and _compiled(self.not_before).search(text, window, start))
            or (self.after and not _compiled(self.after).match(text, end))
            or (self.not_after and _compiled(self.not_after).match(text, end))
        )


_NATURES = {
    "task": Nature.TASK,
    "plan": Nature.PLAN,
    "pledge": Nature.PLEDGE,
    "capacity": Nature.CAPACITY,
    "condition": Nature.UNDECIDED,
    "done": Nature.RESULT,
}
_CLAUSE_REST = re.compile(r"[^，,。；;！？\n]*")


class Cues:
    """The cues of one text in order."""

    def __init__(self, text: str, extra: tuple[Cue, ...] = ()) -> None:
        self._all = sorted([*_scan(text), *extra], key=lambda c: c.start)
        self._starts = [c.start for c in self._all]

    def between(self, start: int, end: int) -> list[Cue]:
        """The cues that begin in ``start..end``, in order."""
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _scan(text: str) -> list[Cue]:
    words, rules = _rules()
    return [
        Cue(m.start(), m.end(), rule.nature, rule.reach)
        for m in words.finditer(text)
        for rule in rules[m.group()]
        if rule.holds(text, m.start(), m.end()) and not _of_object(text, m)
    ]


def _of_object(text: str, m: re.Match[str]) -> bool:
    """Whether a 将 only marks the object of its clause, as 把 does."""
    if m.group() != "将":
        return False
    rest = _CLAUSE_REST.match(text, m.end())
    return rest is not None and pattern("modal", "object").search(rest.group(), 1) is not None


@cache
def table() -> dict[str, dict[str, Any]]:
    """The cue file as it stands."""
    return tomllib.loads(files("casebase.data").joinpath("nature_cues.toml").read_text(encoding="utf-8"))


@cache
def pattern(section: str, key: str) -> re.Pattern[str]:
    """A regular expression of the cue file."""
    return re.compile(table()[section][key])


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compiled when first asked for: an article meets few of the rules."""
    return re.compile(expression)


@cache
def _rules() -> tuple[re.Pattern[str], dict[str, list[_Rule]]]:
    """The pattern of all cue words, and the rules of each."""
    modal = "|".join(table()["modal"]["verbs"].split())
    rules: dict[str, list[_Rule]] = defaultdict(list)
    for section, nature in _NATURES.items():
        for reach, entries in table()[section].items():
            for entry in entries:
                word, rule = _parse(entry.replace("MODAL", modal), nature, Reach(reach))
                rules[word].append(rule)
    return re.compile("|".join(sorted(rules, key=len, reverse=True))), dict(rules)


def _parse(entry: str, nature: Nature, reach: Reach) -> tuple[str, _Rule]:
    """The word of an entry ``before < word > after`` and its rule."""
    before, has_before, rest = entry.partition(" < ")
    word, _, after = (rest if has_before else entry).partition(" > ")
    sides: list[str | None] = []
    for side, form in ((before if has_before else "", r"(?:{})$"), (after, r"(?:{})")):
        expression = form.format(side.removeprefix("!")) if side else None
        sides += [None, expression] if side.startswith("!") else [expression, None]
    return word.strip(), _Rule(nature, reach, *sides)
