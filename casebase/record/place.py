"""Administrative places, and places a case tells of."""

from enum import StrEnum
from hashlib import sha256

from casebase.record.base import Fact, Record, Text
from casebase.record.evidence import Evidence


class Level(StrEnum):
    """Level of administration; the value is what a reader is shown."""

    PROVINCE = "省"
    PREFECTURE = "市"
    COUNTY = "县"
    TOWNSHIP = "乡"
    VILLAGE = "村"

    @property
    def rank(self) -> int:
        """0 for a province … 4 for a village."""
        return list(Level).index(self)

    @property
    def english(self) -> str:
        """The name programs exchange: province, prefecture, county, township, village."""
        return self.name.lower()


class Place(Record):
    """A place in the register of administrative divisions, or a village known by its parent."""

    code: str | None
    """GB/T 2260 (two, four or six digits) down to counties, GB/T 10114 (nine digits) for townships;
    None for villages."""
    name: Text
    level: Level
    path: tuple[str, ...]
    """Official names from the province down to the place itself."""
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    """Names it bore before, with the last year they held where known: ``清原县(1989)``."""

    @property
    def key(self) -> str:
        """The path as one string, which is unique where a name is not: 广西壮族自治区/桂林市/资源县."""
        return "/".join(self.path)

    @property
    def ref(self) -> str:
        """A short ASCII reference that fits into a button: the code, or ``v`` and a digest of the path."""
        return self.code or f"v{sha256(self.key.encode()).hexdigest()[:12]}"

    def lies_in(self, other: "Place") -> bool:
        """Whether it is the other place or a part of it."""
        return self.path[: len(other.path)] == other.path

    @property
    def parents(self) -> tuple[str, ...]:
        """The path without the place itself."""
        return self.path[:-1]


class SiteRole(StrEnum):
    """How a case speaks of a place inside it."""

    SITE = "现场"
    MENTION = "提及"


class Site(Fact):
    """A place a case tells something of, or only mentions."""

    place: Place
    role: SiteRole
    told: Text
    """In own words, at most a sentence: what is told of it."""
    evidence: tuple[Evidence, ...]
