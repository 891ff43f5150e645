"""The passages a case is found by: what its record says, and its sources' paragraphs where they are held."""

from collections.abc import Callable, Iterator

from casebase.gazetteer.naming import short_names
from casebase.record import Case, Level, Source
from casebase.search.passages import Passage
from casebase.text.clean import clean

Texts = Callable[[str], str | None]
"""Digest of a source's bytes → its decoded text, where it is held."""
_LEVELS = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY, Level.TOWNSHIP)


def passages_of(case: Case, texts: Texts) -> Iterator[Passage]:
    """Every passage of a case; names of villagers who are masked are masked here too."""
    facets = tuple(_facets(case))
    for part, index, text, own in (*_recorded(case), *_told(case)):
        yield Passage(f"{case.id}/{part}{index}", case.id, part, text, (*facets, *own))
    for source in case.sources:
        raw = texts(source.sha256)
        if raw is not None:
            yield from _paragraphs(case, source, raw, facets)


def _recorded(case: Case) -> Iterator[tuple[str, int, str, tuple[tuple[str, str], ...]]]:
    """Part, number, text and fields of what the record says of the case as a whole and of its facts."""
    yield "概要", 0, "。".join(filter(None, (case.title, case.one_line, case.summary))), ()
    context = (case.context.problem, case.context.conditions, case.context.target_group)
    for index, text in enumerate(filter(None, context)):
        yield "背景", index, text, ()
    for index, figure in enumerate(case.figures):
        note = f"。{figure.note}" if figure.note else ""
        own = [("性质", figure.nature.value)]
        own += [("年", figure.as_of[:4])] if figure.as_of and figure.as_of[0] != "-" else []
        yield "数字", index, f"{figure.of}：{figure.text}（{figure.nature}）{note}", tuple(own)


def _told(case: Case) -> Iterator[tuple[str, int, str, tuple[tuple[str, str], ...]]]:
    """The same of its programs, measures and sites."""
    for index, program in enumerate(case.programs):
        text = f"{program.name}：{program.description}{program.spread or ''}"
        yield "项目", index, text, tuple(("做法", m.value) for m in program.mechanisms)
    for index, measure in enumerate(case.measures):
        yield "做法", index, f"{measure.heading}：{measure.text}" if measure.heading else measure.text, ()
    for index, site in enumerate(case.sites):
        yield "地点", index, f"{site.place.name}：{site.told}", ()


def _paragraphs(
    case: Case, source: Source, raw: str, facets: tuple[tuple[str, str], ...]
) -> Iterator[Passage]:
    """The paragraphs of a source that belong to the article."""
    article = clean(raw)
    masked = [person for person in case.people if person.masked]
    for index, block in enumerate(article.blocks):
        text = article.text[block.start : block.end].strip()
        if block.noise or not text:
            continue
        start, end = article.raw_span(block.start, block.end)
        for person in masked:
            text = text.replace(person.name, person.shown)
        yield Passage(f"{case.id}/{source.id}{index}", case.id, "原文", text, facets, (source.id, start, end))


def _facets(case: Case) -> Iterator[tuple[str, str]]:
    """The fields all passages of a case can be asked for by."""
    for industry in case.industries:
        yield "产业", industry
    for name, level in zip(case.place.path, _LEVELS, strict=False):
        yield "地区", name
        for short in short_names(name, level):
            yield "地区", short.form
    for year in {source.published[:4] for source in case.sources if source.published}:
        yield "年", year
