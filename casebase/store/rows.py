"""A case as rows: what the tables hold of it, one row a fact, for people who open the database itself."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from casebase.record import Case, Evidence, Place, Source

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CaseRows:
    """The rows of one case by table, in an order that foreign keys accept."""

    shared: dict[str, list[Row]]
    """Rows other cases may share: sources and places."""
    case: Row
    owned: dict[str, list[Row]]
    """Rows that belong to this case alone."""


def case_rows(case: Case) -> CaseRows:
    """Every row of the case."""
    return CaseRows(
        shared={
            "sources": [_source(s) for s in case.sources],
            "places": [_place(p) for p in (case.place, *(s.place for s in case.sites))],
        },
        case=_case(case),
        owned={
            "case_sources": [
                {"case": case.id, "position": i, "source": s.id} for i, s in enumerate(case.sources)
            ],
            "programs": list(_programs(case)),
            "figures": list(_figures(case)),
            "program_figures": [
                {"program": p.id, "position": i, "figure": f}
                for p in case.programs
                for i, f in enumerate(p.figures)
            ],
            "measures": [
                {"case": case.id, "position": i, **m.model_dump(exclude={"evidence"})}
                for i, m in enumerate(case.measures)
            ],
            "sites": [
                {
                    "case": case.id,
                    "position": i,
                    "place": s.place.key,
                    **s.model_dump(include={"role", "told", "disputed"}),
                }
                for i, s in enumerate(case.sites)
            ],
            "people": [
                {"case": case.id, "position": i, **p.model_dump(exclude={"evidence"})}
                for i, p in enumerate(case.people)
            ],
            "evidence": list(_evidence(case)),
        },
    )


def _case(case: Case) -> Row:
    return {
        **case.model_dump(
            include={"id", "title", "one_line", "summary", "status", "review", "merged_into", "revision"}
        ),
        **case.context.model_dump(),
        "place": case.place.key,
        "level": case.level,
        "industries": _json(case.industries),
        "not_stated": _json(case.not_stated),
    }


def _source(source: Source) -> Row:
    row = source.model_dump(mode="json")
    return {**row, "authors": _json(row["authors"]), "repairs": _json(row["repairs"])}


def _place(place: Place) -> Row:
    return {
        "id": place.key,
        "code": place.code,
        "name": place.name,
        "level": place.level,
        "path": _json(place.path),
    }


def _programs(case: Case) -> Iterator[Row]:
    for i, p in enumerate(case.programs):
        yield {
            **p.model_dump(
                include={
                    "id",
                    "name",
                    "kind",
                    "key",
                    "place",
                    "part_of",
                    "description",
                    "spread",
                    "disputed",
                }
            ),
            "case": case.id,
            "position": i,
            "aliases": _json(p.aliases),
            "formula": p.formula.raw if p.formula else None,
            "slots": _json([s.model_dump(exclude_none=True) for s in p.formula.slots]) if p.formula else None,
            "first_place": p.first_seen.place if p.first_seen else None,
            "first_when": p.first_seen.when if p.first_seen else None,
            "mechanisms": _json(p.mechanisms),
        }


def _figures(case: Case) -> Iterator[Row]:
    for i, f in enumerate(case.figures):
        yield {
            **f.model_dump(exclude={"evidence", "conflicts"}),
            "case": case.id,
            "position": i,
            "conflicts": _json(f.conflicts),
        }


def _evidence(case: Case) -> Iterator[Row]:
    facts: Iterable[tuple[str, str, tuple[Evidence, ...]]] = (
        *(("program", p.id, p.evidence) for p in case.programs),
        *(("measure", str(i), m.evidence) for i, m in enumerate(case.measures)),
        *(("figure", f.id, f.evidence) for f in case.figures),
        *(("site", str(i), s.evidence) for i, s in enumerate(case.sites)),
        *(("person", str(i), p.evidence) for i, p in enumerate(case.people)),
    )
    for fact, fact_id, evidence in facts:
        for i, e in enumerate(evidence):
            yield {"case": case.id, "fact": fact, "fact_id": fact_id, "position": i, **e.model_dump()}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
