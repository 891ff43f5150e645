"""Measures of a draft, in the order of the article: numbered points, else the parts under sub-headings."""

import re
from collections.abc import Iterator

from casebase.extraction.assembling.figures import figure_id
from casebase.extraction.assembling.layout import Layout
from casebase.extraction.assembling.wording import listed, told
from casebase.extraction.spans import Span
from casebase.record import Figure, Measure
from casebase.text.sections import Section, sections

_HEADING_AT_MOST = 30
_CLAUSE = re.compile(r"[，,；;：:。]")
_FIGURES_TOLD = 3
_SECTION_AT_MOST = 6
"""A part with more programs than this is told paragraph by paragraph."""
_ORNAMENT = 2


def measure_records(layout: Layout, figures: tuple[Figure, ...]) -> tuple[Measure, ...]:
    """The steps of what was done; one a paragraph with programs where nothing numbers or heads them."""
    by_id = {f.id: f for f in figures}
    steps = list(_points(layout)) or [*_opening(layout), *_headed(layout)] or list(_paragraphs(layout))
    return tuple(_record(layout, heading, span, by_id) for heading, span in steps)


def _points(layout: Layout) -> Iterator[tuple[str, Span]]:
    for point in layout.points:
        lead = _CLAUSE.split(layout.text[point.lead.start : point.lead.end])[0].strip()
        yield lead[:_HEADING_AT_MOST], Span(point.start, point.end)


def _headed(layout: Layout) -> Iterator[tuple[str, Span]]:
    for part in sections(layout.findings.clean):
        if part.heading is None or not _is_step(layout, part):
            continue
        span = Span(part.heading.end, part.end)
        programs = layout.programs_in(span)
        if len(programs) > _SECTION_AT_MOST:
            yield from _paragraphs(layout, span)
        elif programs or layout.figures_in(span):
            yield _heading(layout.text[part.start : part.heading.end]), span


def _opening(layout: Layout) -> Iterator[tuple[str, Span]]:
    """The paragraphs with programs above the first sub-heading, where there is one."""
    first = next((part.start for part in sections(layout.findings.clean) if _is_step(layout, part)), None)
    return _paragraphs(layout, Span(0, first)) if first is not None else iter(())


def _is_step(layout: Layout, part: Section) -> bool:
    """What stands above the first paragraph heads the article, not a step."""
    return part.heading is not None and part.start >= layout.reading.lead.end


def _heading(lines: str) -> str:
    """The words over a part, without ornaments such as a letter on a line of its own."""
    words = [line.strip() for line in lines.split("\n") if len(line.strip()) > _ORNAMENT]
    return " ".join(words)[:_HEADING_AT_MOST]


def _paragraphs(layout: Layout, within: Span | None = None) -> Iterator[tuple[str, Span]]:
    """One step a program that leads a paragraph: its first paragraph with figures, else its first."""
    steps: dict[str, Span] = {}
    bare: set[str] = set()
    for paragraph in layout.reading.body:
        if within is not None and not within.start <= paragraph.start < within.end:
            continue
        programs = layout.programs_in(paragraph)
        if not programs:
            continue
        name = programs[0].name[:_HEADING_AT_MOST]
        numbers = bool(layout.figures_in(paragraph))
        if name not in steps or (name in bare and numbers):
            steps[name] = Span(paragraph.start, paragraph.end)
            (bare.discard if numbers else bare.add)(name)
    yield from sorted(steps.items(), key=lambda step: step[1].start)


def _record(layout: Layout, heading: str, span: Span, figures: dict[str, Figure]) -> Measure:
    programs = [p.name for p in layout.programs_in(span)]
    index = {f: i for i, f in enumerate(layout.findings.figures)}
    numbers = [told(figures[figure_id(index[f])]) for f in layout.figures_in(span)]
    parts = []
    if programs:
        parts.append("做法：" + listed(programs, 4))
    if numbers:
        parts.append("数字：" + "、".join(numbers[:_FIGURES_TOLD]))
    if not parts:
        parts.append("文中没有给出名称和数字")
    return Measure(heading=heading or None, text="；".join(parts) + "。", evidence=layout.evidence(span))
