"""``Layout``: which facts stand together: in a sentence, in a numbered point, in a paragraph."""

import re
from bisect import bisect_right
from functools import cached_property

from casebase.extraction.draft import Findings
from casebase.extraction.reading import Reading
from casebase.extraction.spans import FigureSpan, PlaceSpan, ProgramSpan, Span
from casebase.record import Evidence, Nature
from casebase.text.sections import Point, numbered

_EVIDENCE_AT_MOST = 6
_OUTCOME = re.compile(r"脱贫|增收|收入|带动|就业|覆盖|下降|提高|增长|摘帽|受益|参与|达到|减少")


class Layout:
    """The findings of an article by where they stand."""

    def __init__(self, findings: Findings, source: str) -> None:
        self.findings = findings
        self.reading = Reading(findings.clean)
        self.text = findings.clean.text
        self.source = source

    def evidence(self, *spans: Span) -> tuple[Evidence, ...]:
        """The spans as slices of the source, the first few, each once."""
        found = dict.fromkeys(self.findings.clean.raw_span(s.start, s.end) for s in spans[:_EVIDENCE_AT_MOST])
        return tuple(Evidence(source=self.source, start=a, end=b) for a, b in found if a < b)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """The numbered points that hold no others, in order."""
        points = [p for run in numbered(self.text) for p in run if self.reading.usable(p.start, p.start + 1)]
        leaves = [
            p for p in points if not any(q is not p and p.start <= q.start and q.end <= p.end for q in points)
        ]
        return tuple(sorted(leaves, key=lambda p: p.start))

    def unit(self, at: int) -> Span:
        """The numbered point an offset lies in, else its paragraph."""
        i = bisect_right([p.start for p in self.points], at) - 1
        if i >= 0 and at < self.points[i].end:
            return Span(self.points[i].start, self.points[i].end)
        paragraph = self.reading.paragraph_at(at)
        return Span(paragraph.start, paragraph.end) if paragraph else Span(at, at)

    def programs_in(self, span: Span) -> list[ProgramSpan]:
        """The programs named in a stretch."""
        return [
            p for p in self.findings.programs if any(span.start <= m.start < span.end for m in p.mentions)
        ]

    def figures_in(self, span: Span) -> list[FigureSpan]:
        """The figures in a stretch."""
        return [f for f in self.findings.figures if span.start <= f.start < span.end]

    def place_of(self, at: int) -> PlaceSpan | None:
        """The place a statement at an offset is about: the last one named before it in its sentence, else in
        its paragraph, where it is the main place or lies in it; else the main place.
        """
        main = self.findings.main_place
        sentence, paragraph = self.reading.sentence_at(at), self.reading.paragraph_at(at)
        for stretch in (sentence, paragraph):
            if stretch is None:
                continue
            near = [
                (m.start, p)
                for p in self.findings.places
                for m in p.mentions
                if stretch.start <= m.start < at and (main is None or p.path[: len(main.path)] == main.path)
            ]
            if near:
                return max(near, key=lambda pair: pair[0])[1]
        return main

    def owner_of(self, figure: FigureSpan) -> ProgramSpan | None:
        """The program a figure belongs to: the last one named before it in its point or paragraph."""
        unit = self.unit(figure.start)
        before = [
            (m.start, p)
            for p in self.findings.programs
            for m in p.mentions
            if unit.start <= m.start < figure.start
        ]
        return max(before, key=lambda pair: pair[0])[1] if before else None

    def is_outcome(self, figure: FigureSpan) -> bool:
        """A result in a stretch that speaks of people's gain; never a task, plan, pledge or capacity."""
        nature = figure.whole_nature if figure.nature is Nature.SHARE else figure.nature
        if nature is not Nature.RESULT:
            return False
        start = max(self.reading.sentence_at(figure.start).start, figure.start - 24)
        return bool(_OUTCOME.search(self.text, start, figure.end + 12))
