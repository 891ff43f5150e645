"""Any fact of a case: in a few words, on a line of its own, and where it was read."""

from casebase.record import Case, Evidence, Figure, Measure, Person, Program, Site, SiteRole, Standing
from handlers.payload import Kind, Payload
from handlers.views.atoms import Atom, b, text
from handlers.views.clause import shortened
from handlers.views.figures import DISPUTED, phrase
from handlers.views.figures import line as figure_line
from handlers.views.wording import program_name

Fact = Program | Figure | Measure | Site | Person
_LINE = 90


def fact(case: Case, payload: Payload) -> Fact | None:
    """The fact an evidence button stands for; None where the case no longer has it.

    Programs and figures are known by their ids. Measures, sites and people only by their position, which is
    worth something in the very revision it was shown in and in no other.
    """
    match payload.kind:
        case Kind.PROGRAM_EVIDENCE:
            return case.program(payload.id)
        case Kind.FIGURE_EVIDENCE:
            return case.figure(payload.part)
        case Kind.MEASURE_EVIDENCE:
            facts: tuple[Fact, ...] = case.measures
        case Kind.SITE_EVIDENCE:
            facts = case.sites
        case _:
            facts = people(case)
    there = payload.revision == case.revision and payload.part.isdecimal() and int(payload.part) < len(facts)
    return facts[int(payload.part)] if there else None


def people(case: Case) -> tuple[Person, ...]:
    """The people of the case: who acts in it before who reports it."""
    return tuple(sorted(case.people, key=lambda person: person.standing is Standing.JOURNALIST))


def in_words(shown: Fact, of_case: Case) -> str:
    """The fact in a few words, as a heading over its sentence."""
    match shown:
        case Figure():
            return phrase(shown, of_case.place.name).plain
        case Program():
            return program_name(shown)
        case Measure():
            return shown.heading or shown.text
        case Site():
            return f"{shown.place.name}：{shown.told}"
        case Person():
            return f"{shown.shown}（{shown.role}）"


def line(shown: Fact, of_case: Case) -> Atom:
    """The fact on a line of a page."""
    if shown.disputed and not isinstance(shown, Figure):
        return text(DISPUTED, line(shown.model_copy(update={"disputed": False}), of_case))
    match shown:
        case Figure():
            return figure_line(shown, of_case.place.name)
        case Program():
            return text(b(program_name(shown)), f"（{shown.kind}）{shortened(shown.description, _LINE)}")
        case Measure():
            return text(b(f"{shown.heading}：") if shown.heading else "", shortened(shown.text, _LINE))
        case Site():
            only = "〔仅提及〕" if shown.role is SiteRole.MENTION else ""
            return text(b(shown.place.name), f"：{only}{shortened(shown.told, _LINE)}")
        case Person():
            return text(b(shown.shown), f"，{shown.role}（{shown.standing}）")


def evidence(shown: Fact) -> Evidence | None:
    """Where the fact was read."""
    return next(iter(shown.evidence), None)
