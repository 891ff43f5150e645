"""``Held``: which entries are about which place or program."""

from collections.abc import Iterable, Iterator

from casebase.search.forms import Bearer


class Held:
    """The ids of entries by what they are about. Values are replaced, never changed."""

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

    def fill(self, ids: Iterable[tuple[Bearer, Iterable[str]]]) -> None:
        """Hold many at once."""
        regions: dict[str, list[Bearer]] = {}
        for bearer, held in ids:
            self._ids[bearer] = tuple(held)
            for region in bearer.regions:
                regions.setdefault(region, []).append(bearer)
        self._inside = {region: tuple(bearers) for region, bearers in regions.items()}

    def put(self, bearer: Bearer, entry_id: str) -> None:
        """Hold one more entry."""
        if bearer not in self._ids:
            for region in bearer.regions:
                self._inside[region] = (*self._inside.get(region, ()), bearer)
        self._ids[bearer] = (*self.of(bearer), entry_id)

    def drop(self, bearer: Bearer, entry_id: str) -> None:
        """Hold one entry no longer."""
        left = tuple(one for one in self.of(bearer) if one != entry_id)
        if left:
            self._ids[bearer] = left
            return
        self._ids.pop(bearer, None)
        for region in bearer.regions:
            self._inside[region] = tuple(one for one in self._inside.get(region, ()) if one is not bearer)
