"""What an article leaves unsaid: the twelve items of TIDieR, and where and when it was published."""

import re
from functools import cache
from typing import NamedTuple

from casebase.extraction import wordlists
from casebase.extraction.assembling.layout import Layout
from casebase.extraction.assembling.wording import listed
from casebase.extraction.spans import ProgramSpan
from casebase.record import Measure, Nature

_LASTING = re.compile(r"每[年月周天日季]|以来|\d年来|近年来|去年|今年|日前|近日|长期|常态")
_LEAST_STEPS = 2
_LISTED = 3
"""Programs in one sentence from which it is a list of names."""
_OPEN_ENDS = 3


class Item(NamedTuple):
    """One thing a reader wants to know."""

    name: str
    missing: str
    """What a reader is told where it is not stated."""
    cue: "re.Pattern[str] | None"


class Report(NamedTuple):
    """What is missing, and how complete the rest is."""

    not_stated: tuple[str, ...]
    completeness: float
    """Share of the items that are stated, 0 to 1."""


@cache
def _items() -> tuple[Item, ...]:
    rows = (line.split("\t") for line in wordlists.lines("reporting_items.tsv"))
    return tuple(Item(name, missing, None if cue == "-" else re.compile(cue)) for name, missing, cue in rows)


def report(layout: Layout, measures: tuple[Measure, ...]) -> Report:
    """The items the article does not state, in the order of TIDieR, then its date and outlet."""
    text = "\n".join(layout.text[p.start : p.end] for p in layout.reading.paragraphs)
    facts = _from_facts(layout, measures, text)
    missing = [i.missing for i in _items() if not (i.cue.search(text) if i.cue else facts[i.name])]
    source = layout.findings.source
    missing += [] if source.published else ["成文或刊发日期"]
    missing += [] if source.outlet else ["刊发媒体"]
    missing += _open_ends(layout)
    total = len(_items()) + 2 + _OPEN_ENDS
    return Report(tuple(missing), round((total - len(missing)) / total, 2))


def _open_ends(layout: Layout) -> list[str]:
    """Programs of which only the name is told, and figures that were still to come."""
    found = []
    bare = [p.name for p in layout.findings.programs if _only_named(layout, p)]
    if bare:
        found.append("只有名称、没有内容的做法：" + listed(bare, 5))
    natures = {f.nature for f in layout.findings.figures}
    if natures & {Nature.TASK, Nature.PLAN}:
        found.append("任务和计划后来完成了多少")
    if Nature.PLEDGE in natures:
        found.append("承诺兑现了没有")
    return found


def _only_named(layout: Layout, program: ProgramSpan) -> bool:
    """It is named once, in a sentence that lists others, with no formula and no figure of its own."""
    if len(program.mentions) > 1 or program.formula is not None:
        return False
    beside = layout.programs_in(layout.reading.sentence_at(program.start))
    return len(beside) >= _LISTED and all(layout.owner_of(f) != program for f in layout.findings.figures)


def _from_facts(layout: Layout, measures: tuple[Measure, ...], text: str) -> dict[str, bool]:
    findings = layout.findings
    return {
        "名称": bool(findings.programs),
        "步骤": len(measures) >= _LEAST_STEPS,
        "地点": findings.main_place is not None,
        "时间": bool(findings.dates) or bool(_LASTING.search(text)),
        "成效": any(map(layout.is_outcome, findings.figures)),
    }
