"""The JSON object ``casebot extract --json`` prints for one article.

Its form is stable: other programs rely on it. Offsets count code points of the decoded text, so that
``text`` is ``raw[start:end]``; glossed stretches stand there as they were given.
"""

from typing import Any

from casebase.extraction.draft import Draft
from casebase.extraction.spans import FigureSpan, PlaceSpan, SourceLine, Span
from casebase.gazetteer import Gazetteer
from casebase.text.clean import CleanText


def json_object(draft: Draft) -> dict[str, Any]:
    """The findings of a draft as a JSON object."""
    findings = draft.findings
    place = _Slicer(findings.clean)
    return {
        "source": _source(findings.source),
        "main_place": _main_place(findings.main_place),
        "programs": [
            place.of(p, {"name": p.name, "kind": p.kind.value, "key": p.key}) for p in findings.programs
        ],
        "figures": [place.of(f, _figure(f)) for f in findings.figures],
        "people": [place.of(p, {"name": p.name, "role": p.role}, text=False) for p in findings.people],
        "places": [
            place.of(p, {"level": p.level.english, "official": p.official, "code": p.code})
            for p in findings.places
        ],
        "industries": [place.of(i, {}) for i in findings.industries],
        "dates": [place.of(d, {"iso": d.iso}) for d in findings.dates if not d.relative],
        "facts_without_span": 0,
    }


class _Slicer:
    """Clean spans as raw slices."""

    def __init__(self, clean: CleanText) -> None:
        self.clean = clean

    def of(self, span: Span, fields: dict[str, Any], *, text: bool = True) -> dict[str, Any]:
        start, end = self.clean.raw_span(span.start, span.end)
        head = {"text": self.clean.raw[start:end]} if text else {}
        return {**head, **fields, "start": start, "end": end}


def _figure(figure: FigureSpan) -> dict[str, Any]:
    fields = {
        "value": figure.value,
        "value_max": figure.value_max,
        "unit": figure.unit,
        "approx": figure.approx,
        "of": figure.of,
        "nature": figure.nature.value,
    }
    # Only a share has a whole whose nature can differ from its own.
    return fields if figure.whole_nature is None else {**fields, "whole_nature": figure.whole_nature.value}


def _source(source: SourceLine) -> dict[str, Any]:
    return {
        "title": source.title,
        "outlet": source.outlet,
        "authors": list(source.authors),
        "published": source.published,
        "url": source.url,
    }


def _main_place(place: PlaceSpan | None) -> dict[str, Any] | None:
    if place is None:
        return None
    today = Gazetteer.load().current(place.county_code) if place.county_code else None
    return {
        "name": place.path[-1],
        "county_code": today.code if today else place.county_code,
        "level": place.level.english,
        "path": list(place.path),
    }
