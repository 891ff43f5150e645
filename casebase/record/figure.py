"""One number, what it is a number of, and what kind of statement it is."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from casebase.record.base import Ascii, Fact, PartialDate, Text
from casebase.record.evidence import Evidence


class Nature(StrEnum):
    """What kind of statement a figure is. A task, plan, pledge or capacity is never shown as a result."""

    RESULT = "实绩"
    TASK = "任务"
    PLAN = "计划"
    PLEDGE = "承诺"
    CAPACITY = "产能"
    OWN_ACCOUNT = "自述"
    SHARE = "比例"
    UNDECIDED = "未定"

    @property
    def achieved(self) -> bool:
        """True only for what the source says has happened or exists."""
        return self is Nature.RESULT


class Figure(Fact):
    """A figure of a case.

    ``value`` is in base units: 万 and 亿 are multiplied out, a percentage is a fraction; ``unit`` is what is
    left of the written unit (元 for 万元). ``text`` is the figure as written.
    """

    id: Ascii
    """Unique within the case: ``f07``."""
    text: Text
    value: float
    value_max: float | None = None
    unit: str = ""
    hedge: str | None = None
    """近, 余, 多, 约, 以上…: what makes it approximate, as written."""
    of: Text
    """What is counted."""
    scope: Text
    """Name of the place it is said of."""
    nature: Nature
    whole_nature: Nature | None = None
    """For a share: the nature of its whole."""
    share_of: str | None = None
    as_of: PartialDate | None = None
    conflicts: tuple[Ascii, ...] = ()
    """Ids of figures of the case that cannot all be right, or are said of the same thing in other units."""
    note: str | None = None
    """Own words, what a careful reader should know of it."""
    evidence: tuple[Evidence, ...]

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if not self.evidence:
            raise ValueError(f"figure {self.id} has no evidence")
        if self.value_max is not None and self.value_max < self.value:
            raise ValueError(f"figure {self.id} has a range that runs backwards")
        if self.nature is Nature.SHARE and self.whole_nature is None:
            raise ValueError(f"figure {self.id} is a share and must say the nature of its whole")
        return self

    @property
    def achieved(self) -> bool:
        """True for a result, and for a share of results."""
        return (self.whole_nature if self.nature is Nature.SHARE else self.nature) is Nature.RESULT
