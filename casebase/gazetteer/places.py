"""``Places``: ``Place`` values made from rows of the registers, each once."""

from functools import cached_property

from casebase.gazetteer.register import Division, Register
from casebase.gazetteer.townships import Township, Townships
from casebase.record import Level, Place


class Places:
    """Makes the places that are asked for; townships are read from disk when one is."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._made: dict[str, Place] = {}

    @cached_property
    def townships(self) -> Townships:
        """The register below counties."""
        return Townships.load()

    def get(self, code: str) -> Place | None:
        """The place of a code as it is, or as it last was under that code."""
        made = self._made.get(code)
        if made is None:
            row = self._register.get(code)
            town = self.townships.get(code) if row is None and len(code) == 9 else None
            made = self.division(row) if row else self.township(town) if town else None
            if made is not None:
                self._made[code] = made
        return made

    def of(self, code: str) -> Place:
        """The place of a code that a register holds."""
        place = self.get(code)
        if place is None:
            raise KeyError(code)
        return place

    def division(self, row: Division, year: int | None = None) -> Place:
        """The place of a row, inside what it lay in that year."""
        above = self._register.path_above(row.code, year + 1 if year else row.until)
        return Place(
            code=row.code,
            name=row.name,
            level=row.level,
            path=(*above, row.name),
            aliases=tuple(form for form, _ in row.short_names()),
            former=tuple(str(former) for former in row.former_names()),
        )

    def township(self, town: Township) -> Place:
        """The place of a township, inside what it lies in today or ended in."""
        return Place(
            code=town.code,
            name=town.name,
            level=Level.TOWNSHIP,
            path=(*self.of(town.parent).path, town.name),
            aliases=town.short_names(),
            former=tuple(f"{name}(–{last})" for name, last in town.former_names()),
        )
