"""Sites of a draft: places inside the main one that something is told of, and places only mentioned."""

from casebase.extraction.assembling.ids import as_place
from casebase.extraction.assembling.layout import Layout
from casebase.extraction.assembling.wording import listed, told
from casebase.extraction.spans import PlaceSpan
from casebase.record import Figure, Site, SiteRole

_FIGURES_TOLD = 2


def site_records(layout: Layout, figures: tuple[Figure, ...]) -> tuple[Site, ...]:
    """Every place but the main one and those it lies in."""
    main = layout.findings.main_place
    above = main.path if main else ()
    return tuple(
        _record(layout, place, figures)
        for place in layout.findings.places
        if place.path != above[: len(place.path)]
    )


def _record(layout: Layout, place: PlaceSpan, figures: tuple[Figure, ...]) -> Site:
    main = layout.findings.main_place
    inside = main is None or place.path[: len(main.path)] == main.path
    sentences = list(dict.fromkeys(layout.reading.sentence_at(m.start) for m in place.mentions))
    programs = [p.name for s in sentences for p in layout.programs_in(s)] if inside else []
    index = {f: i for i, f in enumerate(layout.findings.figures)}
    numbers = [
        told(figures[figure_index])
        for s in sentences
        for f in layout.figures_in(s)
        if inside and layout.place_of(f.start) == place and (figure_index := index[f]) >= 0
    ]
    parts = []
    if programs:
        parts.append("说到" + listed(dict.fromkeys(programs), 3))
    if numbers:
        parts.append("数字有" + "、".join(numbers[:_FIGURES_TOLD]))
    return Site(
        place=as_place(place),
        role=SiteRole.SITE if parts else SiteRole.MENTION,
        told="；".join(parts) + "。" if parts else "文中只是提到。",
        evidence=layout.evidence(*place.mentions),
    )
