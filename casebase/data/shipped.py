"""The cases that ship with the program: facts, own words and citations, no sentence of an article."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from importlib import resources
from typing import Self

from casebase.record import Case
from casebase.record.jsonform import dumps, loads


@dataclass(frozen=True, slots=True)
class ShippedCase:
    """A shipped case that is only read where somebody does not have this edition of it yet."""

    id: str
    sha256: str
    """Of its canonical JSON text, which is what the data file holds."""
    read: Callable[[], Case]

    @classmethod
    def of(cls, case: Case) -> Self:
        """A case at hand, as if it were shipped."""
        return cls(case.id, sha256(dumps(case).encode()).hexdigest(), lambda: case)


@cache
def shipped_editions() -> tuple[ShippedCase, ...]:
    """The shipped cases by id, unread: a data file is named after its case."""
    folder = resources.files("casebase.data") / "cases"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".json")), key=lambda f: f.name)
    written = {f.name.removesuffix(".json"): f.read_bytes() for f in files}
    return tuple(
        ShippedCase(case_id, sha256(text).hexdigest(), partial(loads, text))
        for case_id, text in written.items()
    )


@cache
def shipped_cases() -> tuple[Case, ...]:
    """The shipped cases by id; read from the data files at the first call.

    Raises:
        pydantic.ValidationError: a data file was edited into something that is no coherent case.
    """
    return tuple(edition.read() for edition in shipped_editions())
