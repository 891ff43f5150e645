"""A program on one sheet."""

from casebase.library import ProgramHit
from handlers import deeplink
from handlers.views.clause import clauses
from handlers.views.figures import by_nature
from handlers.views.prints import parts
from handlers.views.prints.case import slots
from handlers.views.prints.sheet import Block, Medium, Sheet
from handlers.views.program import members
from handlers.views.wording import belongs_to, first_seen, level, listed, program_name

_FIGURES = 6
_TOLD = 120
_LISTED = 5


def program_sheet(hit: ProgramHit, medium: Medium = Medium.PICTURE, bot: str | None = None) -> Sheet:
    """The program: how it is made up, where it began, how far it spread, its figures.

    Args:
        hit: the program with its case.
        medium: a picture shows the most telling, a print everything.
        bot: the bot's public name, for the code that leads back to the program; no code without one.
    """
    shown, case = hit.program, hit.case
    whole = medium is Medium.PRINT
    own = by_nature(f for i in shown.figures if (f := case.figure(i)))
    origin = parts.Origin(shown.name, case, deeplink.link(bot, shown) if bot else "")
    blocks = (
        parts.head([case], "做法", shown.name, (str(shown.kind), belongs_to(shown, case), level(case.place))),
        *([{"kind": "formula", "heading": "公式", **slots(shown)}] if shown.formula else []),
        _facts(hit, whole=whole),
        *parts.figures(case, own if whole else own[:_FIGURES], own),
        parts.foot([origin]),
    )
    return Sheet(shown.name, medium, blocks, (case,))


def _facts(hit: ProgramHit, *, whole: bool) -> Block:
    shown = hit.program
    silent = "材料未说明"
    told = (
        ("做法", shown.description),
        ("最早", first_seen(shown)),
        ("推广", shown.spread or silent),
        ("机制", "、".join(shown.mechanisms) or silent),
        ("成套", listed(tuple(program_name(h.program) for h in members(hit)), _LISTED)),
        ("又叫", listed(shown.aliases, _LISTED)),
    )
    return {
        "kind": "facts",
        "items": [
            {
                "label": label,
                "text": text if whole else clauses(text, _TOLD),
                "silent": text.startswith(silent),
            }
            for label, text in told
            if text
        ],
        "rest": {"total": sum(bool(text) for _, text in told), "before": "另有", "after": "项见机器人"},
        "least": 2,
    }
