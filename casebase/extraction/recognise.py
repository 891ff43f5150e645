"""All recognisers over one clean text."""

from casebase.extraction.dates import find_dates, year_of
from casebase.extraction.draft import Findings
from casebase.extraction.figures import find_figures
from casebase.extraction.gate import why_no_article, why_no_case
from casebase.extraction.industries import find_industries
from casebase.extraction.main_place import main_place
from casebase.extraction.people import find_people
from casebase.extraction.places import Atlas
from casebase.extraction.programs import find_programs
from casebase.extraction.reading import Reading, Stretches
from casebase.extraction.sourceline import find_source
from casebase.extraction.spans import FigureSpan, PlaceSpan, Span
from casebase.text.clean import CleanText


def recognise(clean: CleanText) -> tuple[Findings, str | None]:
    """What the article says, and why it holds no case where it holds none.

    A page without a case yields its source line and nothing else.
    """
    reading = Reading(clean)
    source = find_source(reading)
    hopeless = why_no_article(reading)
    if hopeless is not None:
        return Findings(clean, source, None), hopeless
    people = find_people(reading)
    atlas = Atlas(reading, [p.name for p in people], year_of(source.published))
    places = atlas.spans()
    programs = find_programs(reading, places)
    why = why_no_case(reading, places, programs)
    if why is not None:
        return Findings(clean, source, None), why
    main = main_place(atlas)
    named: list[Span] = [m for place in places for m in place.mentions]
    named += [span for person in people for span in reading.find_all(person.name)]
    return (
        Findings(
            clean,
            source,
            atlas.span(main) if main else None,
            programs,
            _outside_names(find_figures(clean, source.published), places),
            people,
            places,
            find_industries(reading, named),
            find_dates(clean, source.published),
        ),
        None,
    )


def _outside_names(figures: tuple[FigureSpan, ...], places: tuple[PlaceSpan, ...]) -> tuple[FigureSpan, ...]:
    """The figures without the numbers in names of places: 三家 in 三家田村."""
    named = Stretches((m.start, m.end) for place in places for m in place.mentions)
    return tuple(f for f in figures if not named.touch(f.start, f.start + 1))
