"""Data in and out: JSON lines that come back exactly, and a Frictionless data package for everybody else."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from casebase.errors import CasebaseError
from casebase.record import Case
from casebase.store import Store
from casebase.store.desk import Actor
from casebase.store.rows import Row, case_rows
from casebase.text.spreadsheet import guarded

RECORDS = "records.jsonl"
"""The exact records, which a package carries beside its tables."""
_KEYS: dict[str, list[str]] = {
    "cases": ["id"],
    "sources": ["id"],
    "places": ["id"],
    "case_sources": ["case", "position"],
    "programs": ["id"],
    "figures": ["case", "id"],
    "program_figures": ["program", "position"],
    "measures": ["case", "position"],
    "sites": ["case", "position"],
    "people": ["case", "position"],
    "evidence": ["case", "fact", "fact_id", "position"],
}
"""Primary keys of the tables, as the database has them."""
_REFERENCES = {
    "case": ("cases", "id"),
    "place": ("places", "id"),
    "source": ("sources", "id"),
    "program": ("programs", "id"),
    "merged_into": ("cases", "id"),
    "part_of": ("programs", "id"),
}
_PLACED_BY_NAME = ("programs",)
"""Tables whose place is a name and no key."""
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def lines(store: Store, *, texts: bool = False) -> Iterator[str]:
    """Every record, a line each by id, then where merged programs lead, then the texts where asked for."""
    for case in _records(store):
        yield json.dumps(_bare(case), ensure_ascii=False)
    for old, into in store.redirects.all():
        yield json.dumps({"redirect": old, "into": into}, ensure_ascii=False)
    for digest in store.texts.digests() if texts else ():
        row = {"text": store.texts.get(digest), "sha256": digest, "encoding": store.texts.encoding(digest)}
        yield json.dumps(row, ensure_ascii=False)


def take_in(store: Store, given: Iterable[str], who: Actor) -> int:
    """Store records from JSON lines, in one revision; what is there already alike is left alone.

    Returns:
        How many records were new or different.

    Raises:
        CasebaseError: a line is no record; then nothing is stored.
    """
    rows = [_parsed(number, line) for number, line in enumerate(given, 1) if line.strip()]
    cases = [row for row in rows if isinstance(row, Case)]
    with store.change(who=str(who), action="import", why=f"{len(cases)}个案例") as change:
        changed = [case for case in cases if _differs(change.case(case.id), case)]
        for case in changed:
            change.release(case.id)
        for case in changed:
            change.put(case)
        for row in rows:
            if isinstance(row, dict) and "redirect" in row:
                if change.redirects.target(row["redirect"]) != row["into"]:
                    change.redirects.add(row["redirect"], row["into"], change.revision.number)
            elif isinstance(row, dict):
                change.texts.put(row["sha256"], row["encoding"], row["text"], given_by=str(who))
    return len(changed)


def package(store: Store) -> dict[str, str]:
    """The files of a data package by name: a CSV file a table, the records, and ``datapackage.json``."""
    tables = _tables(_records(store))
    files = {f"{name}.csv": _csv(rows) for name, rows in tables.items() if rows}
    described = [_described(name, rows) for name, rows in tables.items() if rows]
    described.append(
        {"name": "records", "path": RECORDS, "format": "jsonl", "mediatype": "application/jsonl"}
    )
    about = {
        "$schema": _PROFILE,
        "name": "county-casebase",
        "title": "县域案例库",
        "resources": described,
    }
    files[RECORDS] = "".join(f"{line}\n" for line in lines(store))
    files["datapackage.json"] = json.dumps(about, ensure_ascii=False, indent=1) + "\n"
    return files


def _records(store: Store) -> list[Case]:
    return sorted(store.cases_since(0), key=lambda case: case.id)


def _bare(case: Case) -> dict[str, Any]:
    return case.model_copy(update={"revision": 0}).model_dump(mode="json", exclude_defaults=True)


def _differs(there: Case | None, case: Case) -> bool:
    return there is None or _bare(there) != _bare(case)


def _parsed(number: int, line: str) -> Case | dict[str, Any]:
    try:
        row = json.loads(line)
        if "redirect" in row or "text" in row:
            return dict(row)
        return Case.model_validate(row)
    except (ValueError, TypeError, ValidationError) as error:
        raise CasebaseError(f"第{number}行不是案例记录，什么都没有导入。") from error


def _tables(cases: Iterable[Case]) -> dict[str, list[Row]]:
    tables: dict[str, dict[tuple[Any, ...], Row]] = {name: {} for name in _KEYS}
    for case in cases:
        rows = case_rows(case)
        for name, some in {**rows.shared, "cases": [rows.case], **rows.owned}.items():
            for row in some:
                tables[name][tuple(row[key] for key in _KEYS[name])] = row
    return {name: list(rows.values()) for name, rows in tables.items()}


def _csv(rows: list[Row]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return guarded(value)
    return str(value).lower() if isinstance(value, bool) else value


def _described(name: str, rows: list[Row]) -> dict[str, Any]:
    fields = [{"name": column, "type": _type([row[column] for row in rows])} for column in rows[0]]
    there = [c for c in rows[0] if c in _REFERENCES and not (c == "place" and name in _PLACED_BY_NAME)]
    foreign = [
        {
            "fields": [column],
            "reference": {"resource": _own(name, _REFERENCES[column][0]), "fields": ["id"]},
        }
        for column in there
    ]
    schema: dict[str, Any] = {"fields": fields, "primaryKey": _KEYS[name]}
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "name": name,
        "path": f"{name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _own(name: str, table: str) -> str:
    """A reference of a table to itself is written with an empty name."""
    return "" if name == table else table


def _type(values: list[Any]) -> str:
    there = [value for value in values if value is not None]
    for kind, called in ((bool, "boolean"), (int, "integer"), (float, "number")):
        if there and all(isinstance(value, kind) for value in there):
            return called
    return "string"
