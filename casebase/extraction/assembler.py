"""Findings → a draft case: every fact with its evidence, nothing stated as more than its evidence says."""

from casebase.extraction.assembling.figures import UNSTATED, figure_records
from casebase.extraction.assembling.ids import as_place, case_id, place_slug, source_id
from casebase.extraction.assembling.layout import Layout
from casebase.extraction.assembling.measures import measure_records
from casebase.extraction.assembling.programs import program_records
from casebase.extraction.assembling.reporting import report
from casebase.extraction.assembling.sites import site_records
from casebase.extraction.assembling.summary import context, one_line, summary, theme
from casebase.extraction.draft import Findings
from casebase.extraction.spans import PlaceSpan
from casebase.record import FROM_PHOTO, Case, Person, Repair, Source, Status
from casebase.text.document import Document

_RECOGNISED = (Repair(kind=FROM_PHOTO, count=1),)


def assemble(
    findings: Findings, document: Document, taken: frozenset[str] = frozenset()
) -> tuple[Case, float] | None:
    """The draft case of an article and how complete it is; None where no place is its subject.

    Args:
        findings: what the recognisers read.
        document: the article they were read from.
        taken: ids of cases that exist.
    """
    main = findings.main_place
    if main is None:
        return None
    source = _source(findings, document, main)
    layout = Layout(findings, source.id)
    figures = figure_records(layout)
    measures = measure_records(layout, figures)
    identity = case_id(main, taken)
    reported = report(layout, measures)
    name = main.path[-1]
    case = Case(
        id=identity,
        title=f"{name}{theme(layout)}",
        one_line=one_line(layout, name),
        summary=summary(layout, name, figures),
        place=as_place(main),
        context=context(layout),
        programs=program_records(layout, identity, figures),
        measures=measures,
        figures=figures,
        sites=site_records(layout, figures),
        people=_people(layout),
        industries=tuple(i.name for i in findings.industries),
        not_stated=reported.not_stated,
        sources=(source,),
        status=Status.DRAFT,
    )
    return case, reported.completeness


def _source(findings: Findings, document: Document, main: PlaceSpan) -> Source:
    line = findings.source
    return Source(
        id=source_id(place_slug(main), document.sha256),
        title=line.title or document.title or "（无标题）",
        outlet=line.outlet or document.outlet,
        authors=line.authors,
        published=line.published,
        url=document.url or line.url,
        sha256=document.sha256,
        length=len(document.raw),
        repairs=(*findings.clean.repairs, *(_RECOGNISED if document.kind == "photo" else ())),
    )


def _people(layout: Layout) -> tuple[Person, ...]:
    return tuple(
        Person(
            name=p.name,
            role=p.role or UNSTATED,
            standing=p.standing,
            masked=p.masked,
            evidence=layout.evidence(p),
        )
        for p in layout.findings.people
    )
