"""A draft's facts by short keys (``p0`` a program, ``f3`` a figure, ``h`` the head), and changing them."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from casebase.errors import CasebaseError
from casebase.record import Case, Fact, Nature
from casebase.store.desk import Decision

HEAD = "h"
"""Key of title, one line, summary and place together."""
KINDS: dict[str, str] = {
    "p": "programs",
    "f": "figures",
    "m": "measures",
    "s": "sites",
    "v": "people",
}
"""First letters of keys, with where the record has those facts. Buttons carry them, so they never change."""


def keys(case: Case, kind: str) -> list[str]:
    """Keys of the facts of a kind, in the record's order."""
    return [f"{kind}{i}" for i in range(len(getattr(case, KINDS[kind])))]


def all_keys(case: Case) -> list[str]:
    """Keys of every fact of the record, its head apart."""
    return [key for kind in KINDS for key in keys(case, kind)]


def fact_at(case: Case, key: str) -> Fact | None:
    """The fact of that key; None where there is none."""
    kind, position = key[:1], key[1:]
    if kind not in KINDS or not position.isdecimal():
        return None
    facts: tuple[Fact, ...] = getattr(case, KINDS[kind])
    return facts[int(position)] if int(position) < len(facts) else None


def applied(case: Case, decisions: Mapping[str, Decision]) -> Case:
    """The record with what was decided: dropped facts gone, changed fields changed.

    Raises:
        CasebaseError: a change does not fit the record.
    """
    data = case.model_dump()
    if HEAD in decisions:
        data |= decisions[HEAD].changes
        _move(data, case.place.name, data["place"]["name"])
    for kind, field in KINDS.items():
        data[field] = list(_kept(data[field], kind, decisions))
    _mend(data)
    try:
        return Case.model_validate(data)
    except ValidationError as error:
        raise CasebaseError(f"这样改不成：{_why(error)}") from error


def _move(data: dict[str, Any], old: str, new: str) -> None:
    """What was said of the place the case was thought to be about is said of the right one."""
    for field, whose in (("figures", "scope"), ("programs", "place")):
        data[field] = [{**fact, whose: new} if fact[whose] == old else fact for fact in data[field]]


def _kept(facts: list[dict[str, Any]], kind: str, decisions: Mapping[str, Decision]) -> Iterator[Any]:
    for i, fact in enumerate(facts):
        decision = decisions.get(f"{kind}{i}")
        if decision is None or decision.verdict == "keep":
            yield fact
        elif decision.verdict == "change":
            yield {**fact, **decision.changes}


def _mend(data: dict[str, Any]) -> None:
    """Take out what pointed to facts that are gone."""
    figures = {figure["id"] for figure in data["figures"]}
    programs = {program["id"] for program in data["programs"]}
    for figure in data["figures"]:
        figure["conflicts"] = [i for i in figure["conflicts"] if i in figures]
        if figure["nature"] == Nature.SHARE and figure["whole_nature"] is None:
            figure["whole_nature"] = Nature.UNDECIDED
    for program in data["programs"]:
        program["figures"] = [i for i in program["figures"] if i in figures]
        if program["part_of"] not in programs:
            program["part_of"] = None


def _why(error: ValidationError) -> str:
    first = error.errors()[0]
    field = str(first["loc"][-1]) if first["loc"] else ""
    if first["type"] in ("string_too_long", "string_too_short"):
        return "太长了，或者是空的；一句话概括最多40个字。"
    return f"内容不合规则（{field}），请换一个写法。"
