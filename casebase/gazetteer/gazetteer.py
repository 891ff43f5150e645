"""``Gazetteer``: the register of places, loaded lazily from the compiled data files beside it."""

from collections.abc import Iterator
from typing import Self

from casebase.gazetteer.resolution import Resolution
from casebase.record import Level, Place


class Gazetteer:
    """Every province, prefecture and county of 2012 to today, and townships.

    Places are made when asked for; townships are read from disk when the first question needs them.
    """

    @classmethod
    def load(cls) -> Self:
        """The gazetteer shipped with the project; the same object at every call."""
        raise NotImplementedError

    def get(self, code: str) -> Place | None:
        """The place of that code, current or former; None where no such code was in force since 2012."""
        raise NotImplementedError

    def divisions(self, level: Level, year: int | None = None) -> Iterator[Place]:
        """All places of a level: today's, or those of ``year`` (2012 at the earliest)."""
        raise NotImplementedError

    def inside(self, code: str, level: Level | None = None) -> tuple[Place, ...]:
        """The places directly inside another, or those of ``level`` anywhere inside it."""
        raise NotImplementedError

    def resolve(
        self,
        mention: str,
        *,
        within: str | None = None,
        level: Level | None = None,
        year: int | None = None,
    ) -> Resolution:
        """The places ``mention`` can mean.

        Args:
            mention: a name, official, short or former, in either script; a chain (广西资源县) counts
                as its last place.
            within: code of a province, prefecture or county the place must lie in.
            level: the level it must have.
            year: names in force that year go before others.
        """
        raise NotImplementedError

    def pinyin(self, code: str) -> tuple[str, ...]:
        """The syllables of the place's full name with tone digits (``zi1 yuan2 xian4``), one a character."""
        raise NotImplementedError
