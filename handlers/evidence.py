"""Behind a paper clip: the fact, where it was read, and its sentence."""

from dataclasses import dataclass, replace

from casebase.library import Casebase
from casebase.record import Case, Evidence, Quote
from handlers.payload import Kind, Payload
from handlers.views import phrases
from handlers.views.atoms import Atom, text
from handlers.views.evidence import popup, says_all
from handlers.views.facts import Fact, evidence, fact, in_words
from handlers.views.message import Message
from handlers.views.passage import as_scraped, evidence_of, in_full
from handlers.views.script import to_traditional
from handlers.withdrawn import gone_in_words


@dataclass(frozen=True, slots=True)
class Found:
    """A fact with its evidence."""

    case: Case
    fact: Fact
    where: Evidence
    quoted: Quote | None
    """None where this installation does not hold the source's text."""


@dataclass(frozen=True, slots=True)
class Popup:
    """What a paper clip says in a pop-up."""

    words: str
    """At most 200 UTF-16 units."""
    instead: str = ""
    """Why the whole of it stands in a message; empty where the pop-up says it all."""


def told_evidence(casebase: Casebase, payload: Payload) -> Popup:
    """The sentence of the fact a paper clip stands for, or why it cannot be shown."""
    found = _found(casebase, payload)
    said, instead = (text(found), "") if isinstance(found, str) else _said(found)
    if payload.traditional:
        said, instead = said.rewritten(to_traditional), to_traditional(instead)
    return Popup(said.plain, instead)


def evidence_in_full(casebase: Casebase, payload: Payload) -> Message:
    """All that is known of where the fact was read."""
    found = _found(casebase, payload)
    if isinstance(found, str):
        return phrases.sorry(found)
    view = replace(payload, revision=found.case.revision, traditional=False)
    return in_full(found.fact, found.case, found.where, found.quoted, view)


def passage(casebase: Casebase, payload: Payload) -> Message:
    """The fact's sentence as it was scraped."""
    found = _found(casebase, evidence_of(payload))
    if isinstance(found, str):
        return phrases.sorry(found)
    view = replace(payload, revision=found.case.revision, traditional=False)
    return as_scraped(found.case, found.quoted, view)


def _said(found: Found) -> tuple[Atom, str]:
    """The pop-up, and why it does not say it all; empty where it does."""
    said = popup(in_words(found.fact, found.case), found.case, found.where, found.quoted)
    if found.quoted is None:
        return said, phrases.NOT_HELD
    return said, "" if says_all(said, found.case, found.quoted) else phrases.TOO_LONG


def _found(casebase: Casebase, payload: Payload) -> Found | str:
    """The fact with its evidence; a sentence that says why there is none."""
    if payload.kind is Kind.PROGRAM_EVIDENCE:
        hit = casebase.program_by_id(payload.id)
        case = hit.case if hit else None
    else:
        case = casebase.case(payload.id)
    if case is None:
        return gone_in_words(casebase, payload)
    shown = fact(case, payload)
    if shown is None:
        return phrases.FACT_GONE
    where = evidence(shown)
    if where is None:
        return phrases.NO_EVIDENCE
    return Found(case, shown, where, casebase.quote(where))
