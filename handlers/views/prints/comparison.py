"""Two or three cases, or programs, on one sheet."""

from collections.abc import Sequence

from casebase.library import ProgramHit
from casebase.record import Case, Figure
from handlers import deeplink
from handlers.views.clause import shortened
from handlers.views.comparison import SILENT, Comparison, Line, Row, compared_cases, compared_programs
from handlers.views.prints import parts
from handlers.views.prints.parts import Origin
from handlers.views.prints.sheet import Block, Medium, Sheet
from handlers.views.wording import program_name

_CELL = {2: 56, 3: 40}
"""Characters of a line, by the number of columns."""
_WHOLE = 400
_FIGURES = 2
_HOW_MANY = {2: "两", 3: "三"}


def cases_sheet(cases: Sequence[Case], medium: Medium = Medium.PICTURE, bot: str | None = None) -> Sheet:
    """Two or three cases side by side.

    Args:
        cases: what to compare, from left to right.
        medium: a picture shows the most telling, a print everything.
        bot: the bot's public name, for the codes that lead back to each; no codes without one.
    """
    origins = [Origin(case.place.name, case, deeplink.link(bot, case) if bot else "") for case in cases]
    return _sheet(f"{_HOW_MANY[len(cases)]}地对照", compared_cases(cases), medium, origins)


def programs_sheet(
    hits: Sequence[ProgramHit], medium: Medium = Medium.PICTURE, bot: str | None = None
) -> Sheet:
    """Two or three programs side by side; see :func:`cases_sheet`."""
    origins = [
        Origin(program_name(hit.program), hit.case, deeplink.link(bot, hit.program) if bot else "")
        for hit in hits
    ]
    return _sheet(f"{_HOW_MANY[len(hits)]}个做法对照", compared_programs(hits), medium, origins)


def _sheet(title: str, found: Comparison, medium: Medium, origins: list[Origin]) -> Sheet:
    cases = tuple({origin.case.id: origin.case for origin in origins}.values())
    blocks = (
        parts.head(cases, "对照", title, ()),
        _table(found, whole=medium is Medium.PRINT),
        parts.foot(origins),
    )
    return Sheet(f"{title}：{'、'.join(column.name for column in found.columns)}", medium, blocks, cases)


def _table(found: Comparison, *, whole: bool) -> Block:
    limit = _WHOLE if whole else _CELL[len(found.columns)]
    return {
        "kind": "comparison",
        "columns": [{"name": column.name, "about": column.about} for column in found.columns],
        "items": [
            {
                "label": row.label,
                "warning": row.warning,
                "cells": _cells(found, row, limit, whole=whole),
                "promised": parts.promised(f for cell in row.cells for f in cell if isinstance(f, Figure)),
            }
            for row in found.rows
        ],
        "caution": parts.CAUTION,
        "rest": {"total": len(found.rows), "before": "另有", "after": "行，见打印版或机器人里的对照"},
        "least": 2,
    }


def _cells(found: Comparison, row: Row, limit: int, *, whole: bool) -> list[list[dict[str, object]]]:
    return [
        [_line(line, column.case, limit) for line in (cell if whole else _some(cell))]
        or [{"text": SILENT, "silent": True}]
        for cell, column in zip(row.cells, found.columns, strict=True)
    ]


def _some(cell: tuple[Line, ...]) -> tuple[Line, ...]:
    """What a picture has room for: fewer figures, since each takes several lines."""
    return cell[:_FIGURES] if any(isinstance(line, Figure) for line in cell) else cell


def _line(line: Line, case: Case, limit: int) -> dict[str, object]:
    if isinstance(line, Figure):
        return parts.figure(line, case.place.name)
    return {"text": shortened(line, limit)}
