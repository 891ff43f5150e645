"""A case on one sheet."""

from casebase.record import Case, Figure, Program
from handlers import deeplink
from handlers.views.clause import clauses, shortened
from handlers.views.figures import by_nature, key_figures
from handlers.views.prints import parts
from handlers.views.prints.sheet import Block, Medium, Sheet
from handlers.views.program import RAW
from handlers.views.wording import as_written, level, region, slot

_FIGURES = 6
_FIRST = 4
_PROGRAMS = 3
_NOT_STATED = 3
_TOLD = 60
_TOLD_BESIDE_FORMULA = 48
_ITEM = 60
_NAME = 36


def case_sheet(case: Case, medium: Medium = Medium.PICTURE, bot: str | None = None) -> Sheet:
    """The case: what was done, key figures by nature, what the source does not say.

    Args:
        case: what to show.
        medium: a picture shows the most telling, a print everything.
        bot: the bot's public name, for the code that leads back to the case; no code without one.
    """
    whole = medium is Medium.PRINT
    shown = by_nature(case.figures) if whole else _most_telling_first(case)
    about = (region(case.place), level(case.place), parts.dates(case))
    origin = parts.Origin(case.place.name, case, deeplink.link(bot, case) if bot else "")
    blocks = (
        parts.head([case], "案例", case.place.name, about),
        {"kind": "lead", "text": case.one_line},
        *([{"kind": "told", "text": case.summary}] if whole and case.summary else []),
        *_programs(case, whole=whole),
        *parts.figures(case, shown, case.figures),
        *_not_stated(case, whole=whole),
        parts.foot([origin]),
    )
    return Sheet(case.title, medium, blocks, (case,))


def _most_telling_first(case: Case) -> list[Figure]:
    """The key figures, the most telling first: those stay where the picture must be cut."""
    first = key_figures(case, _FIRST)
    return [*first, *(f for f in key_figures(case, _FIGURES) if f not in first)]


def _programs(case: Case, *, whole: bool) -> list[Block]:
    key = [program for program in case.programs if program.key] or list(case.programs)
    shown = list(case.programs) if whole else key[:_PROGRAMS]
    if not shown:
        return []
    return [
        {
            "kind": "programs",
            "heading": "做法",
            "aside": f"共{len(case.programs)}个" if len(case.programs) > 1 else "",
            "items": [_program(program, whole=whole) for program in shown],
            "rest": parts.rest(len(case.programs), "做法"),
            "least": 1,
        }
    ]


def _program(shown: Program, *, whole: bool) -> dict[str, object]:
    room = _TOLD_BESIDE_FORMULA if shown.formula else _TOLD
    told = shown.description if whole else clauses(shown.description, room)
    return {"name": shortened(shown.name, _NAME), "type": str(shown.kind), "text": told, **slots(shown)}


def slots(shown: Program) -> dict[str, object]:
    """A program's formula in its slots, and as the source writes it where that reads otherwise."""
    if shown.formula is None:
        return {"slots": [], "raw": ""}
    parties = [slot(part) for part in shown.formula.slots] or [shown.formula.raw]
    raw = as_written(shown.formula) if shown.formula.slots else ""
    return {"slots": parties, "raw": raw if len(raw) <= RAW else ""}


def _not_stated(case: Case, *, whole: bool) -> list[Block]:
    if not case.not_stated:
        return []
    items = case.not_stated if whole else [shortened(t, _ITEM) for t in case.not_stated[:_NOT_STATED]]
    return [
        {
            "kind": "unsaid",
            "heading": "材料未说明",
            "items": [{"text": item} for item in items],
            "rest": {"total": len(case.not_stated), "before": "另有", "after": "项没有说明"},
            "least": 1,
        }
    ]
