"""What a button or a deep link opens: a case, one of its pages, a program, a place, a list."""

from collections.abc import Callable, Mapping

from casebase.library import Casebase
from casebase.record import Case, Figure, Person, Program, Quote, Site
from handlers.compare import told_cases, told_partners, told_programs
from handlers.county import show_place
from handlers.evidence import evidence_in_full, passage
from handlers.find import told_found
from handlers.industry import told_of_industry
from handlers.listing import told_facets, turned_to
from handlers.payload import EVIDENCE, Kind, Payload
from handlers.similar import told_like_case
from handlers.views import files, notices, phrases, source
from handlers.views.atoms import Atom
from handlers.views.card import card
from handlers.views.evidence import is_mended
from handlers.views.figure import figure
from handlers.views.message import Message
from handlers.views.program import program
from handlers.views.sections import SECTIONS, section
from handlers.ways import told_of_kin, told_of_way
from handlers.who import told_of_who
from handlers.withdrawn import taken_back
from handlers.words import unpacked

_PASSAGES = 3
"""Damaged passages shown; the whole article is not ours to repeat."""


def opened(casebase: Casebase, payload: Payload) -> Message:
    """The current view of what the payload names, whatever revision it was made for."""
    decision = taken_back(casebase, payload)
    if decision is not None:
        return notices.withdrawn(decision, payload)
    answer = evidence_in_full if payload.kind in EVIDENCE else _ANSWERS.get(payload.kind)
    if answer is not None:
        return answer(casebase, payload)
    case = casebase.case(payload.id)
    return _of_case(casebase, case, payload) if case else phrases.gone()


def brought_up_to_date(casebase: Casebase, view: Payload, shown: Mapping[str, int]) -> Message:
    """The current view, with what was corrected where something was: for who saw it as it was.

    Args:
        casebase: what is told now.
        view: what is shown.
        shown: the cases that were told of, each with the revision it was told as of.
    """

    def note(case_id: str) -> list[Atom]:
        before = casebase.earlier(case_id, shown[case_id]) if case_id in shown else None
        return [notices.corrected(casebase.decision(case_id), before)]

    if view.kind is Kind.CASE and (case := casebase.case(view.id)) is not None:
        return card(case, note(case.id))
    if view.kind is Kind.PROGRAM and (hit := casebase.program_by_id(view.id)) is not None:
        return program(hit, casebase.related(hit), note(hit.case.id), kin=casebase.kin(hit))
    return opened(casebase, view)


def _of_case(casebase: Casebase, case: Case, payload: Payload) -> Message:
    match payload.kind:
        case Kind.EXPORT:
            return files.choice(case)
        case Kind.SOURCES:
            return source.sources(case, _held(casebase, case))
        case Kind.AS_SCRAPED:
            return source.as_scraped(case, _damaged(casebase, case))
        case kind if kind in SECTIONS:
            return section(case, payload)
    return card(case)


def _program(casebase: Casebase, payload: Payload) -> Message:
    hit = casebase.program_by_id(payload.id)
    return (
        program(hit, casebase.related(hit), kin=casebase.kin(hit))
        if hit
        else phrases.sorry(phrases.PROGRAM_GONE)
    )


def _place(casebase: Casebase, payload: Payload) -> Message:
    answer = casebase.place(payload.id)
    return show_place(casebase, answer) if answer else phrases.gone()


def _figure(casebase: Casebase, payload: Payload) -> Message:
    shown = casebase.figure(payload.id, payload.part)
    return figure(shown) if shown else phrases.gone()


def _who(casebase: Casebase, payload: Payload) -> Message:
    asked = unpacked(payload.id)
    return told_of_who(casebase, asked, payload.page) if asked else phrases.gone()


def _industry(casebase: Casebase, payload: Payload) -> Message:
    asked = unpacked(payload.id)
    return told_of_industry(casebase, asked, payload.page) if asked else phrases.gone()


def _find(casebase: Casebase, payload: Payload) -> Message:
    asked = unpacked(payload.id)
    return told_found(casebase, asked, payload.page) if asked else phrases.gone()


_ANSWERS: dict[Kind, Callable[[Casebase, Payload], Message]] = {
    Kind.PROGRAM: _program,
    Kind.PLACE: _place,
    Kind.FIGURE: _figure,
    Kind.LIST: turned_to,
    Kind.FACET: told_facets,
    Kind.PASSAGE: passage,
    Kind.WHO: _who,
    Kind.WAY: told_of_way,
    Kind.KIN: told_of_kin,
    Kind.INDUSTRY: _industry,
    Kind.FIND: _find,
    Kind.SIMILAR: told_like_case,
    Kind.COMPARE: told_cases,
    Kind.COMPARE_PROGRAMS: told_programs,
    Kind.COMPARE_WITH: told_partners,
    Kind.PROGRAM_CARD: _program,
    Kind.CARD_OF_CASES: told_cases,
    Kind.PRINT_OF_CASES: told_cases,
    Kind.CARD_OF_PROGRAMS: told_programs,
    Kind.PRINT_OF_PROGRAMS: told_programs,
}
"""What a button asks for that is no page of a case; of what is drawn, the same in words."""


def _held(casebase: Casebase, case: Case) -> frozenset[str]:
    """Ids of the case's sources whose text is at hand."""
    one_each = {evidence.source: evidence for evidence in case.all_evidence()}
    return frozenset(source for source, evidence in one_each.items() if casebase.quote(evidence))


def _damaged(casebase: Casebase, case: Case) -> list[Quote]:
    """Sentences that were mended to be read, the most damaged first.

    A measure's evidence may be a whole passage, which is not ours to repeat.
    """
    held = _held(casebase, case)
    facts: tuple[Program | Figure | Site | Person, ...] = (
        *case.programs,
        *case.figures,
        *case.sites,
        *case.people,
    )
    pointed_at = (evidence for fact in facts for evidence in fact.evidence)
    quotes = (casebase.quote(evidence) for evidence in pointed_at if evidence.source in held)
    mended = {quote.raw_sentence: quote for quote in quotes if quote and is_mended(quote)}
    worst = sorted(mended.values(), key=lambda q: len(q.sentence) - len(q.raw_sentence))
    return worst[:_PASSAGES]
