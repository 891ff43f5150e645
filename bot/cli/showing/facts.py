"""The findings of a draft as a flat list of facts: kind, words, place in the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from casebase.extraction.draft import Findings
from casebase.extraction.spans import FigureSpan, Span
from casebase.record import Nature

KINDS: dict[str, str] = {
    "place": "地点",
    "program": "做法",
    "figure": "数字",
    "person": "人物",
    "industry": "产业",
    "date": "日期",
}
"""Kinds in the order they are shown, with what a reader calls them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One finding as it is shown."""

    kind: str
    label: str
    """What it is, in a few words."""
    note: str
    """Role, level, nature…"""
    spans: tuple[Span, ...]
    """Where it stands in the clean text."""
    caution: bool = False
    """It is a task, a plan, a pledge or a capacity."""


def facts(findings: Findings) -> Iterator[Fact]:
    """All facts, kind by kind, each kind in the order of the text."""
    for place in findings.places:
        main = "，全文讲的就是这里" if place == findings.main_place else ""
        yield Fact("place", place.official or place.name, f"{place.level.value}级{main}", place.mentions)
    for program in findings.programs:
        key = "，重点" if program.key else ""
        yield Fact("program", program.name, f"{program.kind.value}{key}", program.mentions)
    for figure in findings.figures:
        text = findings.clean.text[figure.start : figure.end]
        yield Fact("figure", f"{figure.of} {text}".strip(), figure.nature.value, (figure,), _not_yet(figure))
    for person in findings.people:
        masked = "，对外隐名" if person.masked else ""
        yield Fact("person", person.name, (person.role or "身份未说明") + masked, (person,))
    for industry in findings.industries:
        yield Fact("industry", industry.name, "", (industry,))
    for date in findings.dates:
        yield Fact("date", date.iso, "推算" if date.relative else "", (date,))


def _not_yet(figure: FigureSpan) -> bool:
    nature = figure.whole_nature if figure.nature is Nature.SHARE else figure.nature
    return nature in (Nature.TASK, Nature.PLAN, Nature.PLEDGE, Nature.CAPACITY)
