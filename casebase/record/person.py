"""People a source names."""

from enum import StrEnum

from casebase.record.base import Fact, Text
from casebase.record.evidence import Evidence

_COMPOUND_SURNAMES = ("欧阳", "上官", "司马", "诸葛", "司徒", "皇甫", "尉迟", "公孙", "慕容", "令狐")


class Standing(StrEnum):
    """In what capacity someone is named."""

    OFFICIAL = "干部"
    JOURNALIST = "记者"
    VILLAGER = "村民"


class Person(Fact):
    """Someone a source names; villagers named as poor, indebted or ill are masked wherever shown."""

    name: Text
    role: Text
    standing: Standing
    masked: bool = False
    evidence: tuple[Evidence, ...]

    @property
    def shown(self) -> str:
        """The name as it may be shown: 莫某 for a masked 莫千祥."""
        if not self.masked:
            return self.name
        surname = next((s for s in _COMPOUND_SURNAMES if self.name.startswith(s)), self.name[:1])
        return f"{surname}某"
