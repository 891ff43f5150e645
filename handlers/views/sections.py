"""A case's pages: its programs, figures, measures, sites and people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from casebase.library import ProgramHit
from casebase.record import Case, Figure, Nature, Program
from handlers.payload import Kind, Payload
from handlers.views import buttons
from handlers.views.atoms import NOTHING, Atom, b, text
from handlers.views.facts import Fact, line, people
from handlers.views.figures import CLIP, by_nature, tally
from handlers.views.message import Button, Message, Shows, compose
from handlers.views.natures import nature_of, natures

_CLIPS_A_ROW = 5
_NATURES_A_ROW = 4
_PROGRAMS_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of page."""

    title: str
    facts: Callable[[Case], Sequence[Fact]]
    """In the order shown."""
    evidence: Kind
    """What the paper clips under it open."""
    size: int = 10


SECTIONS: dict[Kind, Section] = {
    Kind.PROGRAMS: Section("做法", lambda case: case.programs, Kind.PROGRAM_EVIDENCE, size=8),
    Kind.FIGURES: Section("数字", lambda case: by_nature(case.figures), Kind.FIGURE_EVIDENCE),
    Kind.MEASURES: Section("步骤", lambda case: case.measures, Kind.MEASURE_EVIDENCE, size=5),
    Kind.SITES: Section("地点", lambda case: case.sites, Kind.SITE_EVIDENCE),
    Kind.PEOPLE: Section("人物", people, Kind.PERSON_EVIDENCE),
}


def section(case: Case, payload: Payload, understood: Atom = NOTHING) -> Message:
    """The page of a case that a payload asks for; the last one where it asks for one too far.

    Args:
        case: the case.
        payload: which page of which kind of facts.
        understood: how the question was read, where that is to be said.
    """
    kind = SECTIONS[payload.kind]
    only = nature_of(payload)
    facts = _limited(kind.facts(case), only)
    last = max(1, -(-len(facts) // kind.size))
    here = Payload(payload.kind, case.id, payload.part, case.revision).turned(min(payload.page, last))
    first = (here.page - 1) * kind.size
    shown = list(enumerate(facts, 1))[first : first + kind.size]
    head = text(b(f"{case.place.name} · {kind.title}"), _counted(facts, here.page, last))
    lines = [text("" if isinstance(f, Program) else f"{CLIP}{n} ", line(f, case)) for n, f in shown]
    notes = [text(f"注{CLIP}{n} {f.note}") for n, f in shown if isinstance(f, Figure) and f.note]
    rows = _opening(case, kind, shown)
    back = buttons.of_case(case, f"« {case.place.name}")
    kinds = buttons.in_rows(natures(case, only) if payload.kind is Kind.FIGURES else (), _NATURES_A_ROW)
    chart = (buttons.to_chart(case),) if payload.kind is Kind.FIGURES else ()
    rows += [buttons.turning(here, last), *kinds, (back, *chart)]
    return compose([head, understood, *lines], notes, rows, Shows.of(here, case, notes=[understood]))


def _limited(facts: Sequence[Fact], nature: Nature | None) -> Sequence[Fact]:
    return [f for f in facts if isinstance(f, Figure) and f.nature is nature] if nature else facts


def _counted(facts: Sequence[Fact], page: int, last: int) -> str:
    figures = [fact for fact in facts if isinstance(fact, Figure)]
    kinds = tally(figures) if figures else f"共{len(facts)}条"
    return f"（{kinds}）" if last == 1 else f"（{kinds}，第{page}/{last}页）"


def _opening(case: Case, kind: Section, shown: list[tuple[int, Fact]]) -> list[tuple[Button, ...]]:
    """The buttons that open the facts shown: a program has a view of its own, the rest their sentence."""
    programs = [ProgramHit(case, f) for _, f in shown if isinstance(f, Program)]
    if programs:
        return list(buttons.in_rows(map(buttons.of_program, programs), _PROGRAMS_A_ROW))
    clips = (
        Button(f"{CLIP}{n}", Payload(kind.evidence, case.id, _part(f, n), case.revision)) for n, f in shown
    )
    return list(buttons.in_rows(clips, _CLIPS_A_ROW))


def _part(fact: Fact, number: int) -> str:
    """How a button addresses the fact: a figure by its id, others by their position from 0."""
    return fact.id if isinstance(fact, Figure) else str(number - 1)
