"""Answering “how do these compare?”: which cases or programs a question sets side by side."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from casebase.library.answers import PlaceAnswer, ProgramAnswer, ProgramHit
from casebase.library.named import Answer, answer, answers
from casebase.library.plainly import plainly
from casebase.library.snapshot import Snapshot
from casebase.library.tables import words
from casebase.record import Case
from casebase.search import Outcome

MOST = 3
"""How many can stand side by side."""
_APART = re.compile(r"[\s,，、;；/|]+|(?<![A-Za-z])vs\.?(?![A-Za-z])|[和与跟同及]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CompareAnswer:
    """What a question sets side by side: cases or programs, never both."""

    query: str
    parts: tuple[Answer, ...]
    """Each name of the question, answered for itself."""
    cases: tuple[Case, ...] = ()
    programs: tuple[ProgramHit, ...] = ()
    without: tuple[Answer, ...] = ()
    """Names that stand for nothing that could be compared."""
    more: int = 0
    """How many were named beyond those that fit side by side."""

    @property
    def sides(self) -> int:
        """How many stand side by side; fewer than two is no comparison."""
        return max(len(self.cases), len(self.programs))


def compare_answer(snapshot: Snapshot, query: str) -> CompareAnswer:
    """What the query sets side by side: the programs it names where there are two, else the places."""
    text = plainly(query)
    parts = answers(snapshot, text)
    if _sides(snapshot, parts) < 2:
        parts = _one_by_one(snapshot, text) or parts
    programs = _programs(parts)
    if len(programs) > 1:
        return CompareAnswer(query, parts, programs=programs[:MOST], more=max(0, len(programs) - MOST))
    cases = _cases(snapshot, parts)
    without = tuple(p for p in parts if not _cases(snapshot, [p]) and not _programs([p]))
    if programs and cases:
        return CompareAnswer(query, parts, without=without)
    more = max(0, len(cases) - MOST)
    return CompareAnswer(query, parts, cases[:MOST], programs, without, more)


def _sides(snapshot: Snapshot, parts: Iterable[Answer]) -> int:
    parts = tuple(parts)
    return max(len(_programs(parts)), len(_cases(snapshot, parts)))


def _one_by_one(snapshot: Snapshot, text: str) -> tuple[Answer, ...]:
    """An answer for each piece of the text, also where it names nothing: 庆元、桃花源县."""
    cues = "|".join(map(re.escape, words("asking")["compare"]))
    pieces = [piece for piece in _APART.split(re.sub(cues, " ", text)) if len(piece) > 1]
    if len(pieces) < 2:
        return ()
    return tuple(answer(snapshot, piece, snapshot.names.match(piece, "any")) for piece in pieces)


def _programs(parts: Iterable[Answer]) -> tuple[ProgramHit, ...]:
    hits = (hit for part in parts if isinstance(part, ProgramAnswer) for hit in part.hits)
    return tuple({hit.program.id: hit for hit in hits}.values())


def _cases(snapshot: Snapshot, parts: Iterable[Answer]) -> tuple[Case, ...]:
    """The case of each place: its own, or the only one inside it."""
    found: dict[str, Case] = {}
    for part in parts:
        if isinstance(part, PlaceAnswer) and part.asked.outcome is not Outcome.UNKNOWN:
            inside = [case for head in part.inside if (case := snapshot.case(head.id))]
            for case in part.cases[:1] or (inside if len(inside) == 1 else ()):
                found[case.id] = case
    return tuple(found.values())
