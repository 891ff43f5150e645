"""The cases that ship with the program: facts, own words and citations, no sentence of an article."""

from functools import cache
from importlib import resources

from casebase.record import Case
from casebase.record.jsonform import loads


@cache
def shipped_cases() -> tuple[Case, ...]:
    """The shipped cases by id; read from the data files at the first call.

    Raises:
        pydantic.ValidationError: a data file was edited into something that is no coherent case.
    """
    folder = resources.files("casebase.data") / "cases"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".json")), key=lambda f: f.name)
    return tuple(loads(f.read_bytes()) for f in files)
