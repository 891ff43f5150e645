"""What cases can be sorted by, from area to year; and the cases of a selection."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from casebase.library.areas import area as area_of
from casebase.library.industry_names import all_names, one_name
from casebase.record import Case, Place
from casebase.search.fold import fold

UNDATED = "未载日期"
"""The year of cases whose sources carry no date."""
_DIGEST = 6
_ENCODING = "gb18030"
_SPELLED = 24
"""Hexadecimal digits of an industry that is spelled out: six characters."""


class Dimension(StrEnum):
    """What cases are sorted by; the value is what a reader is told."""

    AREA = "大区"
    PROVINCE = "省份"
    LEVEL = "层级"
    MECHANISM = "机制"
    INDUSTRY = "产业"
    YEAR = "年份"

    @property
    def letter(self) -> str:
        """What stands for it in a button: part of messages already sent, so it never changes."""
        return self.name[0].lower()


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of one dimension: 层级 县级."""

    dimension: Dimension
    value: str

    @property
    def key(self) -> str:
        """A few ASCII letters and digits for it, to be put into a button.

        A short industry is spelled out, since a part of one can be asked for too; other values are known by
        the beginning of their digest.
        """
        spelled = self.value.encode(_ENCODING).hex()
        if self.dimension is not Dimension.INDUSTRY or len(spelled) > _SPELLED:
            spelled = sha256(self.value.encode()).hexdigest()[:_DIGEST]
        return f"{self.dimension.letter}{spelled}"

    def holds(self, case: Case) -> bool:
        """Whether the case is among those the facet selects; an industry selects all its kinds."""
        values = facet_values(case, self.dimension)
        if self.dimension is Dimension.INDUSTRY:
            wanted = [fold(name) for name in all_names(self.value)]
            return any(name in fold(value) for name in wanted for value in case.industries)
        return self.value in values


@dataclass(frozen=True, slots=True)
class Selection:
    """Which cases are wanted."""

    region: Place | None = None
    facets: tuple[Facet, ...] = ()

    def holds(self, case: Case) -> bool:
        """Whether the case is wanted."""
        inside = self.region is None or case.place.lies_in(self.region)
        return inside and all(facet.holds(case) for facet in self.facets)

    def narrowed(self, facet: Facet) -> "Selection":
        """The selection with the facet, which takes the place of another of its dimension."""
        others = (one for one in self.facets if one.dimension is not facet.dimension)
        return Selection(self.region, (*others, facet))


def facet_values(case: Case, dimension: Dimension) -> tuple[str, ...]:
    """What the case is of that dimension."""
    match dimension:
        case Dimension.AREA:
            area = area_of(case.place)
            return (area,) if area else ()
        case Dimension.PROVINCE:
            return case.place.path[:1]
        case Dimension.LEVEL:
            return (f"{case.level}级",)
        case Dimension.MECHANISM:
            return tuple(dict.fromkeys(str(m) for p in case.programs for m in p.mechanisms))
        case Dimension.INDUSTRY:
            return tuple(dict.fromkeys(map(one_name, case.industries)))
    published = (source.published for source in case.sources)
    dated = (f"{day[:4]}年" for day in published if day and not day.startswith("-"))
    return tuple(dict.fromkeys(dated)) or (UNDATED,)


def counts(cases: Iterable[Case], dimension: Dimension) -> tuple[tuple[str, int], ...]:
    """The values the cases have of that dimension, each with how many have it, the most frequent first."""
    count = Counter(value for case in cases for value in dict.fromkeys(facet_values(case, dimension)))
    return tuple(sorted(count.items(), key=lambda item: (-item[1], item[0])))


class FacetBook:
    """Every facet of the published cases, by its key; made when first asked for."""

    def __init__(self, cases: Collection[Case]) -> None:
        self._cases = cases

    def facet(self, key: str) -> Facet | None:
        """The facet of that key; None where there is none, or no case has it any more."""
        known = self._by_key.get(key)
        if known is not None or not key.startswith(Dimension.INDUSTRY.letter):
            return known
        try:
            return Facet(Dimension.INDUSTRY, bytes.fromhex(key[1:]).decode(_ENCODING))
        except ValueError:
            return None

    @cached_property
    def industries(self) -> frozenset[str]:
        """Every industry a case has."""
        return frozenset(value for case in self._cases for value in case.industries)

    @cached_property
    def _by_key(self) -> dict[str, Facet]:
        facets = {
            Facet(dimension, value)
            for case in self._cases
            for dimension in Dimension
            for value in facet_values(case, dimension)
        }
        return {facet.key: facet for facet in sorted(facets, key=lambda one: (one.dimension, one.value))}
