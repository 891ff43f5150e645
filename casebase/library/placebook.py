"""Where in the country the casebase has something to tell, from provinces down to villages."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Self

from casebase.gazetteer import Gazetteer
from casebase.library.answers import Mention
from casebase.record import Case, Level, Place
from casebase.search import NameEntry

_PREFIX = "place:"
_COUNTIES = (3, 2)
"""Names in the path of a county: province, prefecture, county; a few counties lie in no prefecture."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one place; each kind in the order of the cases' ids."""

    place: Place
    own: tuple[Case, ...] = ()
    """Cases about the place itself."""
    inside: tuple[Case, ...] = ()
    """Cases about places inside it."""
    sites: tuple[Mention, ...] = ()
    """Sites of cases that are the place, or lie inside it."""

    def without(self, case_ids: Set[str]) -> "Told":
        """What is told of it by other cases."""
        return Told(
            self.place,
            tuple(case for case in self.own if case.id not in case_ids),
            tuple(case for case in self.inside if case.id not in case_ids),
            tuple(site for site in self.sites if site.case.id not in case_ids),
        )

    def joined(self, more: "_More") -> "Told":
        """The same with what further cases tell."""
        return Told(
            self.place,
            tuple(sorted((*self.own, *more.own), key=_case_id)) if more.own else self.own,
            tuple(sorted((*self.inside, *more.inside), key=_case_id)) if more.inside else self.inside,
            tuple(sorted((*self.sites, *more.sites), key=_site_id)) if more.sites else self.sites,
        )

    def __bool__(self) -> bool:
        return bool(self.own or self.inside or self.sites)


@dataclass(slots=True)
class _More:
    """What further cases tell of one place."""

    place: Place
    own: list[Case] = field(default_factory=list)
    inside: list[Case] = field(default_factory=list)
    sites: list[Mention] = field(default_factory=list)


class PlaceBook:
    """What the published cases tell, by place."""

    def __init__(self, told: dict[str, Told], refs: dict[str, tuple[str, ...]], above: "_Above") -> None:
        self._told = told
        self._refs = refs
        """The keys of the places of a reference, in order: a place may be told of by an older path too."""
        self._above = above

    @classmethod
    def of(cls, cases: Iterable[Case], gazetteer: Gazetteer) -> Self:
        """The book of these cases."""
        book, _ = cls({}, {}, _Above(gazetteer)).changed((), tuple(cases))
        return book

    def changed(self, before: Sequence[Case], now: Sequence[Case]) -> tuple[Self, frozenset[str]]:
        """The book with cases as they are now, and the keys of the places they tell or told of.

        Args:
            before: records in this book that have changed.
            now: those that take their place, and new ones.
        """
        more = self._told_by(now)
        touched = more.keys() | self._told_by(before).keys()
        gone = {case.id for case in before}
        told, refs = self._told.copy(), self._refs.copy()
        for key in touched:
            earlier = told.pop(key, None)
            if earlier is not None:
                _leave_out(refs, earlier.place.ref, key)
            left = earlier.without(gone) if earlier else Told(more[key].place)
            left = left.joined(more[key]) if key in more else left
            if left:
                told[key] = left = replace(left, place=self._place(key, left))
                refs[left.place.ref] = tuple(sorted((*refs.get(left.place.ref, ()), key)))
        return type(self)(told, refs, self._above), frozenset(touched)

    def _told_by(self, cases: Iterable[Case]) -> dict[str, _More]:
        """What these cases tell, by the key of the place."""
        more: dict[str, _More] = {}

        def at(place: Place) -> _More:
            return more.setdefault(place.key, _More(place))

        for case in cases:
            at(case.place).own.append(case)
            for parent in self._above.of(case.place):
                at(parent).inside.append(case)
            for site in case.sites:
                mention = Mention(case, site)
                at(site.place).sites.append(mention)
                for parent in self._above.of(site.place):
                    if parent.level is Level.TOWNSHIP:
                        at(parent).sites.append(mention)
        return more

    def _place(self, key: str, told: Told) -> Place:
        """The place as its first case has it, else as the register or the first site does."""
        if told.own:
            return told.own[0].place
        inner = told.inside[0].place if told.inside else told.sites[0].site.place
        return next((above for above in self._above.of(inner) if above.key == key), inner)

    def entries(self, keys: Iterable[str] | None = None) -> Iterator[NameEntry]:
        """A name to be found for every place of the book, or for those of these keys that are in it."""
        for key in self._told if keys is None else keys:
            if key in self._told:
                yield _entry(key, self._told[key].place)

    def named(self, entry_id: str) -> Told:
        """What is told of the place an entry of :meth:`entries` stands for."""
        return self._told[entry_id.removeprefix(_PREFIX)]

    def at(self, place: Place) -> Told | None:
        """What is told of that place."""
        return self._told.get(place.key)

    def referred(self, ref: str) -> Told | None:
        """What is told of the place whose reference that is."""
        keys = self._refs.get(ref)
        return self._told[keys[0]] if keys else None

    def around(self, place: Place) -> list[Case]:
        """Cases in the same prefecture, else in the same province."""
        for depth in (2, 1):
            if len(place.path) > depth and (told := self._told.get("/".join(place.path[:depth]))):
                return [*told.own, *told.inside]
        return []


class _Above:
    """The places above others, as the register knows them.

    Townships above villages are named by the records themselves, so that the large list of townships need not
    be read before the first answer.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[tuple[str | None, tuple[str, ...]], list[Place]] = {}

    def of(self, place: Place) -> list[Place]:
        """The places above it, from the province down."""
        known = self._known.get((place.code, place.path))
        if known is None:
            by_key = self._registered(place)
            paths = [place.path[:depth] for depth in range(1, len(place.path))]
            known = [by_key.get("/".join(path)) or _township(path) for path in paths]
            self._known[place.code, place.path] = known
        return known

    def _registered(self, place: Place) -> dict[str, Place]:
        """The county of a place and what it lies in, by key."""
        by_key: dict[str, Place] = {}
        code = place.code[:6] if place.code else self._county_code(place)
        while code and (known := self._gazetteer.get(code)):
            by_key[known.key] = known
            above = self._gazetteer.parent(code)
            code = above.code if above else None
        return by_key

    def _county_code(self, place: Place) -> str | None:
        """The code of the county around a place without a code, under the name it is told of by."""
        for depth in _COUNTIES:
            above = place.path[:depth]
            if len(above) < depth:
                continue
            for code in self._codes_of(above[-1]):
                known = self._gazetteer.get(code)
                if known is not None and known.path == above:
                    return code
        return None

    def _codes_of(self, county: str) -> Iterator[str]:
        """The codes counties of that name have, or had before they were renamed."""
        for today in self._gazetteer.resolve(county, level=Level.COUNTY).places:
            if today.code is not None:
                yield today.code
                yield from (p.code for p in self._gazetteer.history(today.code) if p.code is not None)


def place_entry(key: str) -> str:
    """The id of the name of the place of that key."""
    return _PREFIX + key


def _leave_out(refs: dict[str, tuple[str, ...]], ref: str, key: str) -> None:
    left = tuple(one for one in refs.pop(ref) if one != key)
    if left:
        refs[ref] = left


def _case_id(case: Case) -> str:
    return case.id


def _site_id(mention: Mention) -> str:
    return mention.case.id


def _entry(key: str, place: Place) -> NameEntry:
    return NameEntry(
        id=place_entry(key),
        kind="county",
        name=place.name,
        province=place.path[0],
        city=place.path[1] if len(place.path) > 2 else None,
        aliases=(*place.aliases, *_short_village(place)),
        code=place.code,
    )


def _township(path: tuple[str, ...]) -> Place:
    return Place(code=None, name=path[-1], level=Level.TOWNSHIP, path=path)


def _short_village(place: Place) -> tuple[str, ...]:
    """官洞 for 官洞村; a single character would be no name."""
    if place.level is Level.VILLAGE and place.name.endswith("村") and len(place.name) > 2:
        return (place.name[:-1],)
    return ()
