"""``Held``: which entries are about which place or program."""

from collections.abc import Iterable, Iterator

from casebase.search.forms import Bearer, by_name


class Held:
    """The ids of entries by what they are about, in order whatever the order they came in.

    Values are replaced, never changed.
    """

    def __init__(self) -> None:
        self._ids: dict[Bearer, tuple[str, ...]] = {}
        self._inside: dict[str, tuple[Bearer, ...]] = {}
        """Bearers with entries by the province and the prefecture they lie in."""

    def __contains__(self, bearer: Bearer) -> bool:
        return bearer in self._ids

    def of(self, bearer: Bearer) -> tuple[str, ...]:
        """The entries about a bearer; empty where there are none."""
        return self._ids.get(bearer, ())

    def inside(self, region: str) -> Iterator[Bearer]:
        """The places with entries in a province or prefecture."""
        yield from self._inside.get(region, ())

    def copy(self) -> "Held":
        """The same entries, held by one of its own."""
        other = Held()
        other._ids, other._inside = self._ids.copy(), self._inside.copy()
        return other

    def fill(self, ids: Iterable[tuple[Bearer, Iterable[str]]]) -> None:
        """Hold many at once."""
        regions: dict[str, list[Bearer]] = {}
        for bearer, held in ids:
            self._ids[bearer] = tuple(sorted(held))
            for region in bearer.regions:
                regions.setdefault(region, []).append(bearer)
        self._inside = {region: tuple(sorted(bearers, key=by_name)) for region, bearers in regions.items()}

    def hold(self, bearer: Bearer, ids: Iterable[str]) -> None:
        """Hold these entries about a bearer, and none else."""
        held = tuple(sorted(ids))
        if bool(held) != (bearer in self._ids):
            for region in bearer.regions:
                others = [one for one in self._inside.pop(region, ()) if one is not bearer]
                there = sorted((*others, bearer), key=by_name) if held else others
                if there:
                    self._inside[region] = tuple(there)
        if held:
            self._ids[bearer] = held
        else:
            self._ids.pop(bearer, None)
