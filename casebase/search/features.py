"""What a case, or somebody's description of their village, is compared by."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from casebase.record import Case, Mechanism
from casebase.search.fold import fold
from casebase.search.frame import cut
from casebase.search.tables import particles, roles

_SHORTEST_WORD = 2


class Aspect(StrEnum):
    """What two cases can be alike in; the value is what a reader is told."""

    MECHANISM = "做法"
    PARTY = "参与方"
    INDUSTRY = "产业"
    CONTEXT = "情况"
    PLACE = "地区"
    TEXT = "说法"


@dataclass(frozen=True, slots=True)
class Features:
    """The features of a case or of a description, by aspect; an aspect nothing is known of is empty."""

    of: dict[Aspect, frozenset[str]]
    conditions: tuple[str, ...] = ()
    """What it took, a clause each."""

    def __getitem__(self, aspect: Aspect) -> frozenset[str]:
        return self.of.get(aspect, frozenset())


def features_of(case: Case) -> Features:
    """The features of a case."""
    context = case.context
    slots = (slot.role for program in case.programs if program.formula for slot in program.formula.slots)
    told = (case.one_line, case.summary, *(measure.text for measure in case.measures))
    return Features(
        {
            Aspect.MECHANISM: frozenset(m.value for program in case.programs for m in program.mechanisms),
            Aspect.PARTY: frozenset(_plain(slot) for slot in slots),
            Aspect.INDUSTRY: frozenset(map(fold, case.industries)),
            Aspect.CONTEXT: words_of(
                filter(None, (context.problem, context.conditions, context.target_group))
            ),
            Aspect.PLACE: frozenset(case.place.path[:2]),
            Aspect.TEXT: words_of(told),
        },
        tuple(
            clause.strip("。 ") for clause in (context.conditions or "").split("；") if clause.strip("。 ")
        ),
    )


def features_in(description: str, industries: Iterable[str], places: Iterable[str] = ()) -> Features:
    """The features a description tells of.

    Args:
        description: somebody's own words.
        industries: the industries there are cases of, folded.
        places: names of the province and the prefecture, where known.
    """
    text = fold(description)
    words = words_of([description])
    return Features(
        {
            Aspect.MECHANISM: frozenset(m.value for m in Mechanism if m.value in text),
            Aspect.PARTY: frozenset(plain for word, plain in roles().items() if word in text),
            Aspect.INDUSTRY: frozenset(one for one in industries if one and one in text),
            Aspect.CONTEXT: words,
            Aspect.PLACE: frozenset(places),
            Aspect.TEXT: words,
        }
    )


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of some texts that say something."""
    found = (piece for text in texts for clause in _clauses(text) for piece in cut(fold(clause)))
    return frozenset(piece for piece in found if len(piece) >= _SHORTEST_WORD and piece not in particles())


def _clauses(text: str) -> list[str]:
    return "".join(char if char.isalnum() else "\n" for char in text).splitlines()


def _plain(role: str) -> str:
    folded = fold(role)
    return roles().get(folded, folded)
