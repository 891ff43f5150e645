"""Two or three cases, or programs, side by side in a message; ⚠ where they may not be weighed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from casebase.library import CompareAnswer, Partner, PlaceAnswer, ProgramAnswer, ProgramHit
from casebase.library.named import Answer
from casebase.record import Case, Figure
from casebase.search.match import Outcome
from handlers.payload import Kind, Payload
from handlers.views import buttons
from handlers.views.atoms import Atom, b, join, text
from handlers.views.clause import shortened
from handlers.views.comparison import SILENT, Column, Comparison, Row, compared_cases, compared_programs
from handlers.views.figures import CLIP, WARNING, phrase
from handlers.views.message import Button, Message, Shows, compose, label
from handlers.views.understanding import name, understood
from handlers.views.wording import program_name

_CELL = {2: 60, 3: 40}
"""Characters of a line of a cell, by the number of columns."""
_CLIPS = 8
_PARTNERS = 8
_A_ROW = 2

_Clipped = dict[tuple[str, str], int]
"""The numbers of figures' paper clips, by case and figure."""


def compared(answer: CompareAnswer) -> Message:
    """The comparison the answer holds, which has at least two sides."""
    notes = [_as_read(answer.parts), *map(_lacks, answer.without), _left_out(answer)]
    if answer.programs:
        return programs_compared(answer.programs, notes)
    return cases_compared(answer.cases, notes)


def cases_compared(cases: Sequence[Case], notes: Iterable[Atom] = ()) -> Message:
    """Cases side by side."""
    opening = [buttons.of_case(case, case.place.name) for case in cases]
    ids = [case.id for case in cases]
    drawn = buttons.drawings_of_several(Kind.CARD_OF_CASES, Kind.PRINT_OF_CASES, ids)
    view = Payload.side_by_side(Kind.COMPARE, ids)
    return _table(compared_cases(cases), notes, [*buttons.in_rows(opening, _A_ROW), drawn], view)


def programs_compared(hits: Sequence[ProgramHit], notes: Iterable[Atom] = ()) -> Message:
    """Programs side by side."""
    ids = [hit.program.id for hit in hits]
    opening = [buttons.of_program(hit) for hit in hits]
    drawn = buttons.drawings_of_several(Kind.CARD_OF_PROGRAMS, Kind.PRINT_OF_PROGRAMS, ids)
    view = Payload.side_by_side(Kind.COMPARE_PROGRAMS, ids)
    return _table(compared_programs(hits), notes, [*buttons.in_rows(opening, _A_ROW), drawn], view)


def one_sided(answer: CompareAnswer, heads: Sequence[Partner], hits: Sequence[ProgramHit]) -> Message:
    """There are not two things to compare: what was understood, what is lacking, whom to compare with.

    Args:
        answer: what was asked.
        heads: cases to offer to the only case there is.
        hits: programs to offer to the only program there is.
    """
    mixed = not answer.cases and not answer.programs and len(answer.parts) > len(answer.without)
    wanted = "写两个地方，或者两个做法，比如：资源县 大苏河乡。"
    if mixed:
        wanted = "一个是地方，一个是做法，没法并排。" + wanted
    elif answer.cases:
        wanted = f"{answer.cases[0].place.name}可以和这些比，点一下："
    elif answer.programs:
        wanted = f"「{program_name(answer.programs[0].program)}」可以和这些比，点一下："
    head = [_as_read(answer.parts), *map(_lacks, answer.without), text(wanted)]
    return compose(head, [], buttons.in_rows(_partners(answer, heads, hits), 1))


def partners(case: Case, heads: Sequence[Partner]) -> Message:
    """Whom to compare a case with."""
    head = text(b(case.place.name), "和谁比？点一下就并排：" if heads else "还没有别的案例可以比。")
    back = buttons.of_case(case, f"« {case.place.name}")
    return compose([head], [], [*buttons.in_rows(_with_cases(case, heads), 1), (back,)])


def _table(
    found: Comparison, notes: Iterable[Atom], rows: Iterable[Sequence[Button]], view: Payload | None
) -> Message:
    clips = {place: n for n, place in enumerate(islice(_figures(found), _CLIPS), 1)}
    notes = tuple(notes)
    title = text("⚖", join(" ↔ ", (text(b(column.name), _about(column)) for column in found.columns)))
    head = [title, *notes, *(_row(row, found.columns, clips) for row in found.rows)]
    cases = {column.case.id: column.case for column in found.columns}
    keys = (
        Button(f"{CLIP}{n}", Payload(Kind.FIGURE_EVIDENCE, case, figure, cases[case].revision))
        for (case, figure), n in clips.items()
    )
    shows = Shows.of(view, *cases.values(), notes=notes) if view else None
    return compose(head, [], [tuple(keys), *rows], shows)


def _about(column: Column) -> str:
    """What tells the column from others: its region, or, of a program, the place it belongs to."""
    return f"（{column.case.place.name if '（' in column.about else column.about}）" if column.about else ""


def _called(columns: Sequence[Column]) -> list[str]:
    """What the columns are called in every row: their places, where these differ."""
    places = [column.case.place.name for column in columns]
    return places if len(set(places)) == len(places) else [column.name for column in columns]


def _row(row: Row, columns: Sequence[Column], clips: _Clipped) -> Atom:
    warning = f"{WARNING}{row.warning} " if row.warning else ""
    cells = (
        text(f"{called} ", _cell(cell, column, len(columns), clips))
        for called, column, cell in zip(_called(columns), columns, row.cells, strict=True)
    )
    return text(b(row.label), "：", warning, join(" ｜ ", cells))


def _cell(cell: Sequence[str | Figure], column: Column, width: int, clips: _Clipped) -> Atom:
    if not cell:
        return text(SILENT)
    return join("；", (_line(line, column.case, _CELL[width], clips) for line in cell))


def _line(line: str | Figure, case: Case, limit: int, clips: _Clipped) -> Atom:
    if isinstance(line, str):
        return text(shortened(line, limit))
    number = clips.get((case.id, line.id))
    return phrase(line, case.place.name, f"{CLIP}{number}" if number else "")


def _figures(found: Comparison) -> Iterator[tuple[str, str]]:
    for row in found.rows:
        for column, cell in zip(found.columns, row.cells, strict=True):
            yield from ((column.case.id, line.id) for line in cell if isinstance(line, Figure))


def _as_read(parts: Iterable[Answer]) -> Atom:
    """How the names were read that were put right; of a short name the title says enough."""
    known = (part for part in parts if part.asked.outcome is Outcome.CORRECTED)
    what = ((part, "做法" if isinstance(part, ProgramAnswer) else "地方") for part in known)
    return join("；", (understood(part.asked, kind) for part, kind in what))


def _lacks(part: Answer) -> Atom:
    """Why a name stands for nothing that could be compared."""
    if part.asked.outcome is Outcome.UNKNOWN:
        return text("没有认出「", b(name(part.asked)), "」，没有比它")
    if part.asked.outcome is Outcome.AMBIGUOUS:
        return text("「", b(name(part.asked)), "」对得上不止一个，没有比它；请写全名")
    return text(b(part.asked.understood or name(part.asked)), "还没有自己的案例，没有比它")


def _left_out(answer: CompareAnswer) -> Atom:
    return text(f"一次只并排{answer.sides}个，还有{answer.more}个没有放进来" if answer.more else "")


def _partners(answer: CompareAnswer, heads: Sequence[Partner], hits: Sequence[ProgramHit]) -> list[Button]:
    if answer.cases:
        return _with_cases(answer.cases[0], heads)
    if answer.programs:
        return _with_programs(answer.programs[0], hits)
    named = (case for part in answer.parts if isinstance(part, PlaceAnswer) for case in part.cases)
    return [buttons.to_compare(case, f"{case.place.name}和谁比") for case in named]


def _with_cases(case: Case, found: Sequence[Partner]) -> list[Button]:
    own = case.place.name
    offered = ((one, Payload(Kind.COMPARE, case.id, one.head.id)) for one in found[:_PARTNERS])
    return [Button(label(f"{own} ↔ {_with(one)}"), payload) for one, payload in offered if payload.fits]


def _with(one: Partner) -> str:
    """金寨县（同为光伏扶贫）."""
    return f"{one.head.place.name}（{one.why}）" if one.why else one.head.place.name


def _with_programs(hit: ProgramHit, hits: Sequence[ProgramHit]) -> list[Button]:
    kind, own = Kind.COMPARE_PROGRAMS, hit.program.id
    offered = ((other.program, Payload(kind, own, other.program.id)) for other in hits)
    return [Button(label(program_name(other)), payload) for other, payload in offered if payload.fits]
