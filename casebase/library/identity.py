"""Who a figure is: what it stands against, what it belongs to, and how many sources say it on their own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from casebase.library.answers import FigureHit
from casebase.library.snapshot import Snapshot
from casebase.record import Case, Figure, Program, Quote, Source
from casebase.search.fold import fold
from casebase.text.fingerprints import fingerprints, repeats
from casebase.text.quote import quote

TextOf = Callable[[str], str | None]
"""The text of a source by the digest of its bytes, where the installation holds it."""
_SHORTEST_TITLE = 6
"""Characters of a title by which a reprint can be told."""


@dataclass(frozen=True, slots=True)
class FigureIdentity:
    """A figure with all that is known of it."""

    case: Case
    figure: Figure
    conflicts: tuple[Figure, ...]
    """Figures of the case that cannot be right with it."""
    programs: tuple[Program, ...]
    """The programs it belongs to."""
    same: tuple[FigureHit, ...]
    """The same number of the same place in other cases."""
    sources: tuple[Source, ...]
    """The sources that give it, one of each that only repeat one another."""
    reprints: int
    """How many sources give it besides."""
    quote: Quote | None
    """Its sentence, where the installation holds the text."""


def figure_identity(snapshot: Snapshot, hit: FigureHit, text_of: TextOf) -> FigureIdentity:
    """What is known of the figure.

    Args:
        snapshot: the casebase.
        hit: the figure.
        text_of: reads a source's text.
    """
    case, figure = hit.case, hit.figure
    same = snapshot.figures.same(hit)
    given = list({s.id: s for one in (hit, *same) for s in _sources(one)}.values())
    apart = independent(given, text_of)
    first = figure.evidence[0]
    text = text_of(next(s.sha256 for s in case.sources if s.id == first.source))
    return FigureIdentity(
        case=case,
        figure=figure,
        conflicts=tuple(other for i in figure.conflicts if (other := case.figure(i))),
        programs=tuple(program for program in case.programs if figure.id in program.figures),
        same=same,
        sources=tuple(apart),
        reprints=len(given) - len(apart),
        quote=quote(text, first) if text is not None else None,
    )


def independent(sources: Iterable[Source], text_of: TextOf) -> list[Source]:
    """The sources without those that repeat an earlier one: its bytes, its title or most of its text."""
    kept: list[tuple[Source, frozenset[int]]] = []
    for source in sources:
        samples = fingerprints(text_of(source.sha256) or "")
        if not any(_same_title(source, one) or repeats(samples, known) for one, known in kept):
            kept.append((source, samples))
    return [source for source, _ in kept]


def _same_title(one: Source, other: Source) -> bool:
    title = fold(one.title)
    return one.sha256 == other.sha256 or (len(title) >= _SHORTEST_TITLE and title == fold(other.title))


def _sources(hit: FigureHit) -> Iterable[Source]:
    named = {evidence.source for evidence in hit.figure.evidence}
    return (source for source in hit.case.sources if source.id in named)
