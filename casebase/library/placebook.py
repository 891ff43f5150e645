"""Where in the country the casebase has something to tell, from provinces down to villages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Self

from casebase.gazetteer import Gazetteer
from casebase.library.answers import Mention
from casebase.record import Case, Level, Place
from casebase.search import NameEntry

_PREFIX = "place:"
_COUNTY = 3
"""Names in the path of a county: province, prefecture, county."""


@dataclass(slots=True)
class Told:
    """What is told of one place."""

    place: Place
    own: list[Case] = field(default_factory=list)
    """Cases about the place itself."""
    inside: list[Case] = field(default_factory=list)
    """Cases about places inside it."""
    sites: list[Mention] = field(default_factory=list)
    """Sites of cases that are the place, or lie inside it."""


class PlaceBook:
    """What the published cases tell, by place."""

    def __init__(self, told: Mapping[str, Told]) -> None:
        self._told = told
        self._by_ref = {t.place.ref: t for t in told.values()}

    @classmethod
    def of(cls, cases: Iterable[Case], gazetteer: Gazetteer) -> Self:
        """The book of these cases."""
        told: dict[str, Told] = {}
        registered = _Registered(gazetteer)

        def at(place: Place) -> Told:
            return told.setdefault(place.key, Told(place))

        for case in cases:
            at(case.place).own.append(case)
            for parent in registered.above(case.place):
                at(parent).inside.append(case)
            for site in case.sites:
                mention = Mention(case, site)
                at(site.place).sites.append(mention)
                for parent in registered.above(site.place):
                    if parent.level is Level.TOWNSHIP:
                        at(parent).sites.append(mention)
        return cls(MappingProxyType(told))

    def entries(self) -> Iterator[NameEntry]:
        """A name to be found for every place of the book."""
        for key, told in self._told.items():
            place = told.place
            yield NameEntry(
                id=_PREFIX + key,
                kind="county",
                name=place.name,
                province=place.path[0],
                city=place.path[1] if len(place.path) > 2 else None,
                aliases=(*place.aliases, *_short_village(place)),
                code=place.code,
            )

    def named(self, entry_id: str) -> Told:
        """What is told of the place an entry of :meth:`entries` stands for."""
        return self._told[entry_id.removeprefix(_PREFIX)]

    def at(self, place: Place) -> Told | None:
        """What is told of that place."""
        return self._told.get(place.key)

    def referred(self, ref: str) -> Told | None:
        """What is told of the place whose reference that is."""
        return self._by_ref.get(ref)

    def around(self, place: Place) -> list[Case]:
        """Cases in the same prefecture, else in the same province."""
        for depth in (2, 1):
            if len(place.path) > depth and (told := self._told.get("/".join(place.path[:depth]))):
                return [*told.own, *told.inside]
        return []


class _Registered:
    """The places above others, as the register knows them.

    Townships above villages are named by the records themselves, so that the large list of townships need not
    be read before the first answer.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._by_key: dict[str, Place] = {}

    def above(self, place: Place) -> list[Place]:
        """The places above it, from the province down."""
        self._learn(place)
        paths = [place.path[:depth] for depth in range(1, len(place.path))]
        return [self._by_key.get("/".join(path)) or _township(path) for path in paths]

    def _learn(self, place: Place) -> None:
        code = place.code[:6] if place.code else self._county_code(place)
        while code and (known := self._gazetteer.get(code)) and known.key not in self._by_key:
            self._by_key[known.key] = known
            above = self._gazetteer.parent(code)
            code = above.code if above else None

    def _county_code(self, place: Place) -> str | None:
        """The code of the county around a place without a code, under the name it is told of by."""
        above = place.path[:_COUNTY]
        if len(above) < _COUNTY or "/".join(above) in self._by_key:
            return None
        for today in self._gazetteer.resolve(above[-1], level=Level.COUNTY).places:
            codes = (today.code, *(period.code for period in self._gazetteer.history(today.code or "")))
            for code in filter(None, codes):
                known = self._gazetteer.get(code)
                if known is not None and known.path == above:
                    return code
        return None


def _township(path: tuple[str, ...]) -> Place:
    return Place(code=None, name=path[-1], level=Level.TOWNSHIP, path=path)


def _short_village(place: Place) -> tuple[str, ...]:
    """官洞 for 官洞村; a single character would be no name."""
    if place.level is Level.VILLAGE and place.name.endswith("村") and len(place.name) > 2:
        return (place.name[:-1],)
    return ()
