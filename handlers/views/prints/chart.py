"""A case's figures as bars: one scale a unit, one colour a nature."""

from collections.abc import Iterable, Sequence

from casebase.record import Case, Figure, Nature
from handlers import deeplink
from handlers.views.figures import by_nature, tally
from handlers.views.prints import parts
from handlers.views.prints.sheet import Block, Medium, Sheet
from handlers.views.wording import level, region

_BARS = 16
_A_GROUP = 4
_PEOPLE = "人"
_AS_PEOPLE = ("人", "名", "位")
_SHARES = "比例"


def chart_sheet(case: Case, medium: Medium = Medium.PICTURE, bot: str | None = None) -> Sheet:
    """The case's figures, those that can be drawn on a scale with others.

    Figures of one unit share a scale; a figure alone in its unit has nothing to be long beside and is only
    counted. What is not achieved is drawn hollow.

    Args:
        case: what to show.
        medium: a picture shows the most telling, a print everything.
        bot: the bot's public name, for the code that leads back to the case; no code without one.
    """
    whole = medium is Medium.PRINT
    groups = _groups(case.figures) if whole else _cut(_groups(case.figures))
    about = (region(case.place), level(case.place), parts.dates(case))
    origin = parts.Origin(case.place.name, case, deeplink.link(bot, case) if bot else "")
    blocks = (
        parts.head([case], "数字", case.place.name, about),
        {
            "kind": "bars",
            "legend": _legend(case.figures),
            "items": [_group(unit, figures, case.place.name) for unit, figures in groups],
            "caution": parts.CAUTION,
            "rest": parts.rest(len(case.figures), "数字"),
            "least": 1,
        },
        parts.foot([origin]),
    )
    return Sheet(f"{case.place.name}：{tally(case.figures)}", medium, blocks, (case,))


def _groups(figures: Iterable[Figure]) -> list[tuple[str, list[Figure]]]:
    """Figures by unit, the largest groups first; in each by nature, and the larger first."""
    by_unit: dict[str, list[Figure]] = {}
    for figure in by_nature(sorted(figures, key=lambda f: -f.value)):
        by_unit.setdefault(_unit(figure), []).append(figure)
    several = [(unit, group) for unit, group in by_unit.items() if len(group) > 1 or unit == _SHARES]
    return sorted(several, key=lambda item: (item[0] != _PEOPLE, -len(item[1])))


def _cut(groups: list[tuple[str, list[Figure]]]) -> list[tuple[str, list[Figure]]]:
    """As many bars as a picture holds: of a large group those that differ in nature, and the largest."""
    kept: list[tuple[str, list[Figure]]] = []
    left = _BARS
    for unit, figures in groups:
        some = _telling(figures, min(_A_GROUP, left))
        if len(some) > 1 or (some and unit == _SHARES):
            kept.append((unit, some))
            left -= len(some)
    return kept


def _telling(figures: list[Figure], at_most: int) -> list[Figure]:
    first_of_each = list({f.nature: f for f in reversed(figures)}.values())
    others = [f for f in figures if f not in first_of_each]
    chosen = [*first_of_each, *others][:at_most]
    return [f for f in figures if f in chosen]


def _unit(figure: Figure) -> str:
    if figure.nature is Nature.SHARE:
        return _SHARES
    return _PEOPLE if figure.unit in _AS_PEOPLE else figure.unit


def _group(unit: str, figures: Sequence[Figure], here: str) -> Block:
    longest = 1.0 if unit == _SHARES else max(f.value_max or f.value for f in figures)
    return {
        "count": len(figures),
        "promised": parts.promised(figures),
        "unit": unit if unit == _SHARES else f"单位：{unit or '未写单位'}",
        "bars": [
            {
                **parts.figure(figure, here),
                "from": figure.value / longest if longest else 0,
                "to": (figure.value_max or figure.value) / longest if longest else 0,
                "hollow": not figure.achieved,
            }
            for figure in figures
        ],
    }


def _legend(figures: Iterable[Figure]) -> list[dict[str, object]]:
    counts: dict[Nature, int] = {}
    for figure in by_nature(figures):
        counts[figure.nature] = counts.get(figure.nature, 0) + 1
    return [
        {"nature": kind.name, "text": f"{kind}{count}", "hollow": kind not in (Nature.RESULT, Nature.SHARE)}
        for kind, count in counts.items()
    ]
