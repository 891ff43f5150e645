"""Who is masked wherever shown is masked in our own words too, before anything is made of a record.

The people themselves stay as they are recorded: their names are needed to mask a source's sentences.
"""

from typing import Any

from casebase.record import Case

_PEOPLE = "people"
_NAME = "name"


def veiled(case: Case) -> Case:
    """The case with every masked person called 莫某 in all its words; itself where none is named in them."""
    # Longer names first: masking 王小 must not leave the end of 王小二 standing.
    masked = sorted((p for p in case.people if p.masked), key=lambda person: -len(person.name))
    names = {person.name: person.shown for person in masked}
    if not names:
        return case
    record = case.model_dump(mode="json")
    people = record.pop(_PEOPLE)
    words = _veiled(record, names)
    words[_PEOPLE] = [{**_veiled(person, names), _NAME: person[_NAME]} for person in people]
    changed = words != {**record, _PEOPLE: people}
    return Case.model_validate(words) if changed else case


def _veiled(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, str):
        for name, shown in names.items():
            value = value.replace(name, shown)
        return value
    if isinstance(value, dict):
        return {key: _veiled(inner, names) for key, inner in value.items()}
    return [_veiled(inner, names) for inner in value] if isinstance(value, list) else value
