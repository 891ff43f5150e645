"""What resolving a mention of a place comes to."""

from dataclasses import dataclass
from enum import StrEnum

from casebase.record import Place


class Reason(StrEnum):
    """By what a mention was recognised, or why it was not."""

    OFFICIAL = "全名"
    SHORT = "简称"
    FORMER = "旧名"
    ETHNIC_SHORT = "省去民族名"
    SCRIPT = "繁简"
    UNKNOWN = "查无此地"


@dataclass(frozen=True, slots=True)
class Resolution:
    """The places a mention can mean: one, several or none, with the reason."""

    places: tuple[Place, ...]
    reason: Reason

    @property
    def one(self) -> Place | None:
        """The place, where there is exactly one."""
        return self.places[0] if len(self.places) == 1 else None
