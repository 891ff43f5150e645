"""Answering “who is like us?”: the nearest cases, why in each attribute, what they took, what is not told."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log

from casebase.extraction.formula import known_role, role_of
from casebase.library.attributes import Attribute, Kind, attributes_in, remedy
from casebase.library.finding import AlikeCase
from casebase.library.industries import industries_in
from casebase.library.snapshot import Snapshot
from casebase.record import Case, Figure, Program
from casebase.search.features import words_of
from casebase.search.fold import fold

_WEIGHTS = {Kind.WANT: 3.0, Kind.LACK: 2.0, Kind.HAVE: 1.0, Kind.COUNT: 1.0, Kind.TOLD: 1.0}
"""What an attribute counts that a case answers, by hand: what is to be done before how many there are."""
_EVERYWHERE = {"党支部", "党小组", "党委", "党员", "农户", "贫困户", "非贫困户", "党建", "村集体"}
"""Parties that every village has, so that none lacks them."""
_CANDIDATES = 30
_REMEDIED = 200
"""How many cases are looked through for how they made up for a lack, beside those alike otherwise."""
_SHOWN = 3
_PROGRAMS = 2

Wanted = Mapping[Attribute, tuple[str, ...]]
"""The industries each wish speaks of."""
LikeDescribed = Callable[[str, int], Sequence[AlikeCase]]


@dataclass(frozen=True, slots=True)
class AttributeReason:
    """What a case tells to one attribute of the asker's."""

    attribute: Attribute
    industries: tuple[str, ...] = ()
    """Industries of the case that are the one wanted."""
    programs: tuple[Program, ...] = ()
    """Programs that make up for the lack, or are what is wanted."""
    figures: tuple[Figure, ...] = ()
    """The case's own number of what is counted."""
    said: tuple[str, ...] = ()
    """Clauses of the case's situation that say the same."""

    def __bool__(self) -> bool:
        return bool(self.industries or self.programs or self.figures or self.said)


@dataclass(frozen=True, slots=True)
class LikeCase:
    """A case like the asker's village."""

    case: Case
    score: float
    """Higher is nearer; only good for comparing the cases of one answer."""
    reasons: tuple[AttributeReason, ...]
    """One for each attribute, in the order they were told; false where the case tells nothing to it."""
    lacking: tuple[str, ...]
    """What the case took and the asker does not speak of, or says is lacking: conditions, then parties."""


@dataclass(frozen=True, slots=True)
class LikenessAnswer:
    """The answer to “who is like us?”."""

    query: str
    attributes: tuple[Attribute, ...]
    cases: tuple[LikeCase, ...] = ()
    """The nearest first."""


def likeness_answer(snapshot: Snapshot, query: str, like_described: LikeDescribed) -> LikenessAnswer:
    """The cases most like what the query describes.

    Args:
        snapshot: the casebase.
        query: somebody's own words.
        like_described: the index of cases by their features.
    """
    attributes = attributes_in(query)
    alike = {one.case.id: one for one in like_described(_told(attributes), _CANDIDATES)}
    candidates = {one.case.id: one.case for one in alike.values()}
    candidates |= {case.id: case for case in islice(_remedied(snapshot, attributes), _REMEDIED)}
    candidates |= {case.id: case for case in islice(_began_alike(snapshot, attributes), _REMEDIED)}
    wishes = (one for one in attributes if one.kind is Kind.WANT)
    wanted = {one: industries_in(snapshot, one.what) or (one.what,) for one in wishes}
    compared = [_compared(case, attributes, wanted, alike.get(case.id)) for case in candidates.values()]
    nearest = sorted((one for one in compared if any(one.reasons)), key=lambda one: (-one.score, one.case.id))
    return LikenessAnswer(query, attributes, tuple(nearest[:_SHOWN]))


def _told(attributes: Iterable[Attribute]) -> str:
    """What is told, less parties that are said to be lacking: 没有合作社 is no likeness to cooperatives."""
    lacking = (one for one in attributes if one.kind is Kind.LACK and known_role(role_of(one.what)))
    left_out = set(lacking)
    return " ".join(one.what for one in attributes if one not in left_out)


def _remedied(snapshot: Snapshot, attributes: Iterable[Attribute]) -> Iterator[Case]:
    """The cases with a program that makes up for a lack."""
    for attribute in attributes:
        known = remedy(attribute.what) if attribute.kind is Kind.LACK else None
        for mechanism in known.mechanisms if known else ():
            yield from (hit.case for hit in snapshot.formulas.by_mechanism.get(mechanism, []))


def _began_alike(snapshot: Snapshot, attributes: Iterable[Attribute]) -> Iterator[Case]:
    """The cases that began with a lack that is told of."""
    lacks = [one for one in attributes if one.kind is Kind.LACK]
    for case in snapshot.published() if lacks else ():
        if any(_said_to_begin_with(case, _words_for(one)) for one in lacks):
            yield case


def _compared(
    case: Case, attributes: Sequence[Attribute], wanted: Wanted, alike: AlikeCase | None
) -> LikeCase:
    reasons = tuple(_reason(case, attribute, wanted) for attribute in attributes)
    score = sum(_WEIGHTS[reason.attribute.kind] * _closeness(reason) for reason in reasons if reason)
    return LikeCase(case, score + (alike.alike.score if alike else 0.0), reasons, _lacking(case, reasons))


def _reason(case: Case, attribute: Attribute, wanted: Wanted) -> AttributeReason:
    match attribute.kind:
        case Kind.WANT:
            return _of_wish(case, attribute, wanted[attribute])
        case Kind.LACK:
            return _of_lack(case, attribute, [name for names in wanted.values() for name in names])
        case Kind.COUNT:
            return AttributeReason(attribute, figures=_of_count(case, attribute))
    context = case.context
    told = (context.problem, context.conditions, context.target_group)
    return AttributeReason(attribute, said=_said(told, words_of([attribute.what])))


def _of_wish(case: Case, attribute: Attribute, names: tuple[str, ...]) -> AttributeReason:
    industries = tuple(one for one in case.industries if any(name in one for name in names))
    sought = (*names, *industries)
    programs = [p for p in case.programs if any(word in _about(p) for word in sought)]
    programs.sort(key=lambda program: not program.key)
    return AttributeReason(attribute, industries, tuple(programs[:_PROGRAMS]))


def _about(program: Program) -> str:
    """All the words a program is told in."""
    return "".join((program.name, program.description, *program.mechanisms))


def _of_lack(case: Case, attribute: Attribute, wanted: Iterable[str]) -> AttributeReason:
    """The program that makes up for the lack best, and whether the case began with the same lack."""
    known = remedy(attribute.what)
    mechanisms = known.mechanisms if known else ()
    there = [p for p in case.programs if set(p.mechanisms) & set(mechanisms)]

    def order(program: Program) -> tuple[int, bool, bool]:
        first = min(mechanisms.index(m) for m in program.mechanisms if m in mechanisms)
        about = any(word in _about(program) for word in wanted)
        return first, not about, not program.key

    best = tuple(sorted(there, key=order)[:1])
    return AttributeReason(attribute, programs=best, said=_said_to_begin_with(case, _words_for(attribute)))


def _words_for(lack: Attribute) -> list[str]:
    """The words by which a case can be known to have begun with the lack: a character alone is none."""
    known = remedy(lack.what) or remedy(lack.text)
    words = known.words if known else (lack.what, lack.text)
    return [word for word in words if len(word) > 1]


def _said_to_begin_with(case: Case, names: Iterable[str]) -> tuple[str, ...]:
    return _said((case.context.problem, case.context.target_group), names)


def _of_count(case: Case, attribute: Attribute) -> tuple[Figure, ...]:
    """The figure of the whole case that counts the same, as widely as any does; else one of a part of it."""
    number = attribute.number
    if number is None or not number.value:
        return ()
    same = [
        figure
        for figure in case.figures
        if figure.achieved and figure.unit == number.unit and attribute.what in figure.of and figure.value > 0
    ]
    own = [figure for figure in same if figure.scope == case.place.name]
    return tuple(sorted(own or same, key=lambda figure: (len(figure.of), -figure.value))[:1])


def _said(told: Iterable[str | None], names: Iterable[str]) -> tuple[str, ...]:
    """The first clause of the case's situation in which one of the words stands."""
    names = tuple(names)
    clauses = (clause.strip("。 ") for text in told if text for clause in text.split("；"))
    return tuple(clause for clause in clauses if any(name in clause for name in names))[:1]


def _closeness(reason: AttributeReason) -> float:
    """How well the case answers to the attribute, 0..1.

    A number counts by how near it is, a lack by how directly it is made up for and by being the case's own.
    """
    attribute = reason.attribute
    if attribute.number and reason.figures:
        return 1 / (1 + abs(log(reason.figures[0].value / attribute.number.value)))
    if attribute.kind is not Kind.LACK:
        return 1.0
    known = remedy(attribute.what)
    mechanisms = known.mechanisms if known else ()
    ranks = [mechanisms.index(m) for p in reason.programs for m in p.mechanisms if m in mechanisms]
    return (0.6 - 0.1 * min(ranks) if ranks else 0.0) + (0.4 if reason.said else 0.0)


def _lacking(case: Case, reasons: Sequence[AttributeReason]) -> tuple[str, ...]:
    """What the case took: its conditions, and the parties of the programs that speak for it."""
    has = " ".join(reason.attribute.what for reason in reasons if reason.attribute.kind is not Kind.LACK)
    clauses = (clause.strip("。 ") for clause in (case.context.conditions or "").split("；"))
    conditions = [c for c in clauses if c and not any(word in fold(has) for word in words_of([c]))]
    programs = (program for reason in reasons for program in reason.programs)
    parties = (slot.role for program in programs if program.formula for slot in program.formula.slots)
    told = has + "".join(conditions)
    telling = (p for p in dict.fromkeys(parties) if known_role(p) and p not in _EVERYWHERE)
    lacking = (p for p in telling if p not in told)
    return (*conditions, *lacking)
