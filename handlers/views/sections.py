"""A case's pages: its programs, figures, measures, sites and people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from casebase.library import ProgramHit
from casebase.record import Case, Figure, Program
from handlers.payload import Kind, Payload
from handlers.views import buttons
from handlers.views.atoms import b, text
from handlers.views.facts import Fact, line, people
from handlers.views.figures import CLIP, by_nature, tally
from handlers.views.message import Button, Message, compose

_CLIPS_A_ROW = 5
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


def section(case: Case, payload: Payload) -> Message:
    """The page of a case that a payload asks for; the last one where it asks for one too far."""
    kind = SECTIONS[payload.kind]
    facts = kind.facts(case)
    last = max(1, -(-len(facts) // kind.size))
    here = Payload(payload.kind, case.id, str(min(payload.page, last)), case.revision)
    first = (here.page - 1) * kind.size
    shown = list(enumerate(facts, 1))[first : first + kind.size]
    head = text(b(f"{case.place.name} · {kind.title}"), _counted(case, here, last, len(facts)))
    lines = [text("" if isinstance(f, Program) else f"{CLIP}{n} ", line(f, case)) for n, f in shown]
    notes = [text(f"注{CLIP}{n} {f.note}") for n, f in shown if isinstance(f, Figure) and f.note]
    rows = _opening(case, kind, shown)
    back = buttons.of_case(case, f"« {case.place.name}")
    return compose([head, *lines], notes, [*rows, buttons.turning(here, last), [back]])


def _counted(case: Case, here: Payload, last: int, total: int) -> str:
    kinds = tally(case.figures) if here.kind is Kind.FIGURES else f"共{total}条"
    return f"（{kinds}）" if last == 1 else f"（{kinds}，第{here.page}/{last}页）"


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
