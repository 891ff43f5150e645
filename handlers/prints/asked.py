"""What a button wants drawn: a card, a chart or a print of a case, a program, or several side by side."""

from collections.abc import Callable
from dataclasses import dataclass

from casebase.library import Casebase
from handlers.compare import cases_of, programs_of
from handlers.payload import Kind, Payload
from handlers.views.message import Message
from handlers.views.prints import under
from handlers.views.prints.case import case_sheet
from handlers.views.prints.chart import chart_sheet
from handlers.views.prints.comparison import cases_sheet, programs_sheet
from handlers.views.prints.program import program_sheet
from handlers.views.prints.sheet import Medium, Sheet


@dataclass(frozen=True, slots=True)
class Print:
    """A drawing to be sent."""

    sheet: Sheet
    under: Message
    """What is said below it, and the buttons there."""

    @property
    def traditional(self) -> "Print":
        """The same for a reader of Traditional script."""
        return Print(self.sheet.traditional, self.under.traditional)


def asked_for(casebase: Casebase, payload: Payload, bot: str) -> Print | None:
    """The drawing a button stands for, as the casebase is now; None where there is nothing to draw any more.

    Args:
        casebase: what is drawn from.
        payload: one of ``PRINTS``.
        bot: the bot's public name, for the code that leads back.
    """
    found = _ASKED[payload.kind](casebase, payload, bot)
    return found.traditional if found and payload.traditional else found


def _of_case(casebase: Casebase, payload: Payload, bot: str) -> Print | None:
    case = casebase.case(payload.id)
    if case is None:
        return None
    sheet = chart_sheet if payload.part == under.CHART else case_sheet
    view = Payload(payload.kind, case.id, payload.part, case.revision)
    return Print(sheet(case, _medium(payload), bot), under.of_case(case, view))


def _of_program(casebase: Casebase, payload: Payload, bot: str) -> Print | None:
    hit = casebase.program_by_id(payload.id)
    if hit is None:
        return None
    view = Payload(payload.kind, hit.program.id, payload.part, hit.case.revision)
    return Print(program_sheet(hit, _medium(payload), bot), under.of_program(hit, view))


def _of_cases(casebase: Casebase, payload: Payload, bot: str) -> Print | None:
    cases = cases_of(casebase, payload)
    view = Payload.side_by_side(payload.kind, [case.id for case in cases]) if cases else None
    return Print(cases_sheet(cases, _medium(payload), bot), under.of_cases(cases, view)) if view else None


def _of_programs(casebase: Casebase, payload: Payload, bot: str) -> Print | None:
    hits = programs_of(casebase, payload)
    view = Payload.side_by_side(payload.kind, [hit.program.id for hit in hits]) if hits else None
    return Print(programs_sheet(hits, _medium(payload), bot), under.of_programs(hits, view)) if view else None


def _medium(payload: Payload) -> Medium:
    printed = payload.part == under.PDF or payload.kind in (Kind.PRINT_OF_CASES, Kind.PRINT_OF_PROGRAMS)
    return Medium.PRINT if printed else Medium.PICTURE


_ASKED: dict[Kind, Callable[[Casebase, Payload, str], Print | None]] = {
    Kind.CARD: _of_case,
    Kind.PROGRAM_CARD: _of_program,
    Kind.CARD_OF_CASES: _of_cases,
    Kind.PRINT_OF_CASES: _of_cases,
    Kind.CARD_OF_PROGRAMS: _of_programs,
    Kind.PRINT_OF_PROGRAMS: _of_programs,
}
