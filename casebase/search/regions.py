"""Provinces, prefectures and counties as constraints: 广西资源, 四川·茂县, 江苏省海州, guangxi ziyuan."""

from collections.abc import Iterable, Iterator

from casebase.gazetteer.naming import short_names
from casebase.record import Level
from casebase.search.fold import fold
from casebase.search.forms import Bearer, level_of
from casebase.search.sounds import sound

_SHORTEST_REST = 2
_PROVINCE_UNITS = ("省", "自治区", "特别行政区")


class Regions:
    """The regions names lie in, under all the forms they are typed as."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, frozenset[str]] = {}
        self._known: dict[str, int] = {}
        """Regions, each with how often it was added."""
        self._lengths: dict[str, tuple[int, ...]] = {}
        """The first two characters of forms → the lengths such forms have, longest first."""
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Let a region be a constraint."""
        self._known[name] = self._known.get(name, 0) + 1
        if self._known[name] > 1:
            return
        for key in _keys(name):
            self._names[key] = self._names.get(key, frozenset()) | {name}
            lengths = {len(key), *self._lengths.get(key[:2], ())}
            self._lengths[key[:2]] = tuple(sorted(lengths, reverse=True))

    def discard(self, name: str) -> None:
        """Take back that it was added once."""
        self._known[name] -= 1
        if self._known[name]:
            return
        del self._known[name]
        for key in _keys(name):
            left = self._names.pop(key) - {name}
            if left:
                self._names[key] = left
                continue
            lengths = {len(one) for one in self._names if one.startswith(key[:2])}
            self._lengths[key[:2]] = tuple(sorted(lengths, reverse=True))
            if not lengths:
                del self._lengths[key[:2]]

    def copy(self) -> "Regions":
        """Regions of its own, the same ones."""
        other = Regions(())
        other._names, other._known = self._names.copy(), self._known.copy()
        other._lengths = self._lengths.copy()
        return other

    def cuts(self, text: str) -> Iterator[tuple[int, frozenset[str]]]:
        """Where the text can be cut into a region and the rest, the longest region first."""
        for cut in self._lengths.get(text[:2], ()):
            names = self._names.get(text[:cut]) if cut <= len(text) - _SHORTEST_REST else None
            if names:
                yield cut, names


def _keys(name: str) -> set[str]:
    """What a region is typed as."""
    level = Level.PROVINCE if name.endswith(_PROVINCE_UNITS) else level_of(name)
    forms = {fold(form) for form in (name, *(short.form for short in short_names(name, level)))}
    return forms | set(map(sound, forms))


def is_province(name: str) -> bool:
    """Whether a full name is a province's."""
    return name.endswith(_PROVINCE_UNITS)


def lies_in(bearer: Bearer, names: frozenset[str]) -> bool:
    """Whether a bearer lies in one of the regions."""
    return not names.isdisjoint(bearer.regions)
