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
        self._known: set[str] = set()
        self._lengths: dict[str, tuple[int, ...]] = {}
        """The first two characters of forms → the lengths such forms have, longest first."""
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Let a region be a constraint."""
        if name in self._known:
            return
        self._known.add(name)
        level = Level.PROVINCE if name.endswith(_PROVINCE_UNITS) else level_of(name)
        forms = {name, *(short.form for short in short_names(name, level))}
        for form in {fold(form) for form in forms}:
            for key in (form, sound(form)):
                self._names[key] = self._names.get(key, frozenset()) | {name}
                lengths = {len(key), *self._lengths.get(key[:2], ())}
                self._lengths[key[:2]] = tuple(sorted(lengths, reverse=True))

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


def is_province(name: str) -> bool:
    """Whether a full name is a province's."""
    return name.endswith(_PROVINCE_UNITS)


def lies_in(bearer: Bearer, names: frozenset[str]) -> bool:
    """Whether a bearer lies in one of the regions."""
    return not names.isdisjoint(bearer.regions)
