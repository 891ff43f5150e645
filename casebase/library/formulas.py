"""Answering “who works like this?”: by formulas, party by party, then by how programs work in practice."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from casebase.extraction.formula import UNSTATED
from casebase.library.answers import CaseHead, ProgramAnswer, ProgramHit
from casebase.library.asked_formula import AskedFormula, asked_formula
from casebase.library.asked_way import asked_way, way_answer
from casebase.library.formulabook import Stated
from casebase.library.plainly import plainly
from casebase.library.programs import program_answer
from casebase.library.slots import Fit, Relation, relate
from casebase.library.snapshot import Snapshot, head
from casebase.library.tables import table
from casebase.library.wanted import model_answer
from casebase.record import Formula, Level, Mechanism, Place
from casebase.search import Outcome
from casebase.search.fold import fold

_COMMON = {Mechanism.PARTY_BUILDING, Mechanism.INDUSTRY}
"""Mechanisms nearly every program has: by these alone none is like another."""


@dataclass(frozen=True, slots=True)
class FormulaHit:
    """A program that answers to a formula, and why."""

    hit: ProgramHit
    relation: Relation | None
    """How its formula answers; None where it has none that does."""
    mechanisms: tuple[Mechanism, ...] = ()
    """The mechanisms by which it works alike, where its formula does not say so."""


@dataclass(frozen=True, slots=True)
class WhoAnswer:
    """The answer to “who works like this?”."""

    query: str
    formula: Formula | None
    """As understood; None where none was written."""
    mechanisms: tuple[Mechanism, ...] = ()
    """The mechanisms that make a program alike in practice."""
    region: Place | None = None
    """Where it was asked for; None for everywhere."""
    exact: tuple[FormulaHit, ...] = ()
    contained: tuple[FormulaHit, ...] = ()
    """Those in whose longer formula it stands."""
    alike: tuple[FormulaHit, ...] = ()
    """Near formulas, then programs of the same mechanisms."""
    without: tuple[CaseHead, ...] = ()
    """Cases of which nothing like it is told."""
    named: ProgramAnswer | None = None
    """The program or the way of working meant, where the question names one instead of a formula."""


def who_answer(snapshot: Snapshot, query: str) -> WhoAnswer:
    """Who works by the formula, the mechanism, the way or the program the query names."""
    text = plainly(query)
    way = asked_way(snapshot, query)
    if way is not None and (told := way_answer(snapshot, way, query)).hits:
        return WhoAnswer(query, None, region=way.region, named=told)
    asked = asked_formula(snapshot.formulas, text)
    if (named := _named(snapshot, asked)) is not None:
        return WhoAnswer(query, None, named=named)
    if asked is not None and asked.formula.raw not in tuple(Mechanism):
        return _by_formula(snapshot, query, asked, _region(snapshot, asked.rest))
    mechanisms = tuple(mechanism for mechanism in Mechanism if mechanism in text)
    if mechanisms:
        return _by_mechanism(snapshot, query, mechanisms, _region(snapshot, text.replace(mechanisms[0], "")))
    found = program_answer(snapshot, query, snapshot.names.match(text, "model"))
    return WhoAnswer(query, None, named=found)


def _named(snapshot: Snapshot, asked: AskedFormula | None) -> ProgramAnswer | None:
    """The program whose very name the only party of a formula is: 扶贫车间 is both."""
    if asked is None or len(asked.slots) > 1:
        return None
    match = snapshot.names.match(asked.formula.raw, "model")
    if match.outcome is not Outcome.EXACT:
        return None
    return model_answer(snapshot, asked.formula.raw)


def _by_formula(snapshot: Snapshot, query: str, asked: AskedFormula, region: Place | None) -> WhoAnswer:
    related = [found for one in _candidates(snapshot, asked) if (found := _related(asked, one))]
    within = _within(region)
    related.sort(key=_differences)
    by_fit = {fit: [one for one in related if one.relation and one.relation.fit is fit] for fit in Fit}
    answered = {one.hit.program.id for one in related}
    mechanisms = _implied(asked, by_fit[Fit.EXACT])
    practised = [one for one in _practising(snapshot, mechanisms) if one.hit.program.id not in answered]
    exact, contained = (tuple(filter(within, by_fit[fit])) for fit in (Fit.EXACT, Fit.CONTAINED))
    alike = tuple(filter(within, [*by_fit[Fit.NEAR], *by_fit[Fit.PART], *practised]))
    return WhoAnswer(
        query,
        asked.formula,
        mechanisms,
        region,
        exact,
        contained,
        alike,
        without=_without(snapshot, (*exact, *contained, *alike), region),
    )


def _by_mechanism(
    snapshot: Snapshot, query: str, mechanisms: tuple[Mechanism, ...], region: Place | None
) -> WhoAnswer:
    alike = tuple(filter(_within(region), _practising(snapshot, mechanisms)))
    return WhoAnswer(query, None, mechanisms, region, alike=alike, without=_without(snapshot, alike, region))


def _candidates(snapshot: Snapshot, asked: AskedFormula) -> Iterable[Stated]:
    """The formulas that share a party with the asked one; all, where a party of it is open."""
    book, roles = snapshot.formulas, {slot.role for slot in asked.slots}
    if UNSTATED in roles or table("role_kin").keys() & roles or set(table("role_kin").values()) & roles:
        return book.stated
    return {one.hit.program.id: one for role in roles for one in book.by_role(role)}.values()


def _related(asked: AskedFormula, stated: Stated) -> FormulaHit | None:
    if fold(asked.formula.raw) in stated.written:
        return FormulaHit(stated.hit, Relation(Fit.EXACT))
    relation = relate(asked.slots, stated.slots) if stated.slots else None
    return FormulaHit(stated.hit, relation) if relation else None


def _differences(found: FormulaHit) -> int:
    relation = found.relation
    return len(relation.added) + len(relation.missing) + len(relation.otherwise) if relation else 0


def _implied(asked: AskedFormula, exact: list[FormulaHit]) -> tuple[Mechanism, ...]:
    """The mechanisms the parties stand for; where they stand for none, those all exact ones share."""
    known = (table("role_mechanisms").get(slot.role) for slot in asked.slots)
    implied = tuple(dict.fromkeys(Mechanism(name) for name in known if name))
    if implied or not exact:
        return implied
    shared = set.intersection(*(set(one.hit.program.mechanisms) for one in exact))
    return tuple(mechanism for mechanism in Mechanism if mechanism in shared) if shared - _COMMON else ()


def _practising(snapshot: Snapshot, mechanisms: tuple[Mechanism, ...]) -> list[FormulaHit]:
    """The programs that work by all the mechanisms, key programs first."""
    if not mechanisms:
        return []
    wanted = set(mechanisms)
    first = snapshot.formulas.by_mechanism.get(mechanisms[0], [])
    hits = [hit for hit in first if wanted <= set(hit.program.mechanisms)]
    ordered = sorted(hits, key=lambda hit: (not hit.program.key, hit.case.place.code or "9", hit.program.id))
    return [FormulaHit(hit, None, mechanisms) for hit in ordered]


def _region(snapshot: Snapshot, rest: str) -> Place | None:
    """The province, prefecture or county named beside the formula."""
    match = snapshot.names.match(rest, "county")
    if match.outcome in (Outcome.UNKNOWN, Outcome.CORRECTED):
        return None
    place = match.place or (snapshot.places.named(match.hits[0].id).place if match.hits else None)
    return place if place and place.level.rank <= Level.COUNTY.rank else None


def _within(region: Place | None) -> Callable[[FormulaHit], bool]:
    return lambda one: region is None or one.hit.case.place.lies_in(region)


def _without(snapshot: Snapshot, found: Iterable[FormulaHit], region: Place | None) -> tuple[CaseHead, ...]:
    told = {one.hit.case.id for one in found}
    cases = (case for case in snapshot.published() if case.id not in told)
    return tuple(head(case) for case in cases if region is None or case.place.lies_in(region))
