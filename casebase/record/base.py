"""What all parts of a record share: being frozen, strict, and dates as precise as the source is."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

_PARTIAL_DATE = re.compile(
    r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
    r"|--(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?"
)


def _partial_date(text: str) -> str:
    if not _PARTIAL_DATE.fullmatch(text):
        raise ValueError(f"not a date of day, month or year precision: {text!r}")
    return text


PartialDate = Annotated[str, AfterValidator(_partial_date)]
"""An ISO 8601 date of day, month or year precision; ``--MM-DD`` where the source names no year."""

Ascii = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=40)]
"""An identifier that fits into a button and a deep link as it stands."""

Text = Annotated[str, StringConstraints(min_length=1)]
"""Text that says something."""


class Record(BaseModel):
    """A frozen value of the case record; unknown fields are errors, so a typing slip in a data file shows."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Fact(Record):
    """What every statement of a case has in common."""

    disputed: bool = False
    """True while a reader's report on it is open: it is shown as 待核."""
