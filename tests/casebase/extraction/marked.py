"""Sentences with their figures marked, ``新建公路[25公里|25|公里|实绩]``, taken apart."""

import re
from dataclasses import dataclass

from casebase.extraction.spans import FigureSpan

_MARK = re.compile(r"\[([^|\[\]]+)\|([^|\]]+)\|([^|\]]*)\|([^\]]+)\]")


@dataclass(frozen=True)
class Expected:
    """One figure as the test sees it; ``nature`` of a share is ``比例:`` and that of its whole."""

    text: str
    value: float
    value_max: float | None
    unit: str
    nature: str


def unmark(marked: str) -> tuple[str, list[Expected]]:
    """The plain sentence, and the figures marked in it; a value is a number or ``low~high``."""
    expected = []
    for text, value, unit, nature in _MARK.findall(marked):
        low, _, high = value.partition("~")
        expected.append(Expected(text, float(low), float(high) if high else None, unit, nature))
    return _MARK.sub(r"\1", marked), expected


def seen(text: str, figure: FigureSpan) -> Expected:
    """A recognised figure in the same form."""
    whole = f":{figure.whole_nature}" if figure.whole_nature else ""
    return Expected(
        text[figure.start : figure.end],
        figure.value,
        figure.value_max,
        figure.unit,
        f"{figure.nature}{whole}",
    )
