"""Own words for what was found: figures never said to be more than their nature."""

import re
from collections.abc import Iterable

from casebase.extraction.spans import FigureSpan
from casebase.record import Figure, Formula, Nature

_NOT_ALONE = re.compile(
    r"\d|[一二两三四五六七八九十]个|^(?:扶持|发展|增加|减少|建立|带动|实现|投资|数量|未说明|合同)$|[增减由从]$"
)
_NOT_YET = {
    Nature.TASK: "任务",
    Nature.PLAN: "计划",
    Nature.PLEDGE: "承诺",
    Nature.CAPACITY: "产能",
}


def amount(text: str, hedge: str | None) -> str:
    """The figure as written, with the hedge in front where it stands in front."""
    return f"{hedge}{text}" if hedge and hedge not in text and hedge in "近约超" else text


def counted(figure: Figure) -> str:
    """建立电商平台2个: what is counted and how many, where the nature is said for several at once."""
    return f"{figure.of}{amount(figure.text, figure.hedge)}"


def speaks(figure: Figure) -> bool:
    """Whether what it counts can be said in a sentence of its own: no lone verb, no words with a number."""
    return len(figure.of) > 1 and not _NOT_ALONE.search(figure.of)


def told(figure: Figure) -> str:
    """建立电商平台2个（实绩）: what is counted, how many, and what kind of statement it is."""
    nature = figure.nature.value
    if figure.nature is Nature.SHARE and figure.whole_nature in _NOT_YET:
        nature = f"{figure.whole_nature.value}的比例"
    return f"{figure.of}{amount(figure.text, figure.hedge)}（{nature}）"


def not_yet(span: FigureSpan | Figure) -> bool:
    """Whether a figure is a task, a plan, a pledge or a capacity, or a share of one."""
    nature = span.whole_nature if span.nature is Nature.SHARE else span.nature
    return nature in _NOT_YET


def parties(formula: Formula) -> str:
    """党员1名、非贫困户1至3名、贫困户1名."""
    pieces = []
    for slot in formula.slots:
        if slot.min is None:
            pieces.append(slot.role)
        elif slot.max is None:
            pieces.append(f"{slot.role}若干")
        elif slot.max == slot.min:
            pieces.append(f"{slot.role}{slot.min}方")
        else:
            pieces.append(f"{slot.role}{slot.min}至{slot.max}方")
    return "、".join(pieces)


def listed(names: Iterable[str], most: int) -> str:
    """A、B、C等5项 where there are more than ``most``."""
    found = list(names)
    shown = "、".join(found[:most])
    return shown if len(found) <= most else f"{shown}等{len(found)}项"
