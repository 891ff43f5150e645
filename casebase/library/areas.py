"""The great areas of the country, 华北 to 西北, that provinces are sorted into."""

from functools import cache

from casebase.library.tables import rows
from casebase.record import Place


def area(place: Place) -> str | None:
    """The area a place lies in; None where its province is none of the register's."""
    return _by_province().get(place.path[0])


def areas() -> tuple[str, ...]:
    """All areas, in the order a map is read."""
    return tuple(row[0] for row in rows("areas"))


@cache
def _by_province() -> dict[str, str]:
    return {province: name for name, provinces in rows("areas") for province in provinces.split()}
