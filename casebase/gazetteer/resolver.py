"""From a mention to codes: whole names first, then chains, upper levels before townships."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from casebase.gazetteer.folding import simplified, tidy
from casebase.gazetteer.names import NameIndex, Sense, Strength, strongest
from casebase.gazetteer.register import Register, level_of
from casebase.gazetteer.resolution import Reason
from casebase.gazetteer.townships import Township, Townships
from casebase.record import Level

_LONGEST = 48
"""No chain of names is longer; a longer mention is a sentence, and finding names in one is not done here."""
_SHORTEST = 2
# What only a place above townships can end in; 区 and 市 end no township's name either, but 地区 does.
_UPPER_ENDS = ("省", "州", "盟", "县", "旗", "市", "自治区", "行政区", "縣", "自治區")


class Found(NamedTuple):
    """A place a mention can mean, and by what."""

    code: str
    reason: Reason


class Scope(NamedTuple):
    """The constraints of one question."""

    within: tuple[str, ...] = ()
    """Codes of which one must begin the place's code or a former one; empty for no constraint."""
    strictly: bool = False
    """Whether the place must lie inside and cannot be the place ``within`` itself."""
    level: Level | None = None
    year: int | None = None


Reader = Callable[[str, Scope], list[Found]]
"""Reads a form as the whole name of a place within a scope."""


class Resolver:
    """Resolves mentions against a register, reading townships only when nothing above them fits."""

    def __init__(self, register: Register, townships: Callable[[], Townships]) -> None:
        self._register = register
        self._load_townships = townships

    @cached_property
    def names(self) -> NameIndex:
        """The forms of all names down to counties."""
        return NameIndex(self._register)

    @cached_property
    def _townships(self) -> Townships:
        return self._load_townships()

    def resolve(self, mention: str, within: str | None, level: Level | None, year: int | None) -> list[Found]:
        """The places the mention can mean, best first; a Traditional spelling is told as such."""
        form = tidy(mention)
        if not _SHORTEST <= len(form) <= _LONGEST:
            return []
        scope = Scope(self._register.lineage(within) if within else (), False, level, year)
        readings = (form, *simplified(form))
        for read in self._readers(readings[-1], level):
            for reading in readings:
                found = read(reading, scope) or self._chain(reading, scope, read)
                if found:
                    return found if reading == form else [Found(code, Reason.SCRIPT) for code, _ in found]
        return []

    def _readers(self, form: str, level: Level | None) -> Iterator[Reader]:
        """The kinds of place the mention may name, upper levels first: townships may have to be loaded."""
        if level in (None, Level.PROVINCE, Level.PREFECTURE, Level.COUNTY):
            yield self._upper
        if level is Level.TOWNSHIP or (level is None and not form.endswith(_UPPER_ENDS)):
            yield self._township

    def _upper(self, form: str, scope: Scope) -> list[Found]:
        """Places down to counties that the form names as a whole."""
        senses = [sense for sense in self.names.senses(form) if self._fits(sense, scope)]
        chosen = strongest(senses, scope.year)
        return [
            Found(sense.code, sense.reason) for sense in chosen if not _outgrown(sense, chosen, scope.year)
        ]

    def _fits(self, sense: Sense, scope: Scope) -> bool:
        if scope.level and level_of(sense.code) is not scope.level:
            return False
        return self._lies_in(sense.code, scope)

    def _lies_in(self, code: str, scope: Scope) -> bool:
        if not scope.within:
            return True
        if code in scope.within:
            return not scope.strictly
        return any(own.startswith(scope.within) for own in self._register.lineage(code))

    def _township(self, form: str, scope: Scope) -> list[Found]:
        """Townships that the form names as a whole: full names, else names without their unit."""
        for candidates in (self._townships.named(form), self._townships.shortened(form)):
            fitting = [(row, reason) for row, reason in candidates if self._township_fits(row, scope)]
            if fitting:
                return _ordered(fitting, scope.year)
        return []

    def _township_fits(self, row: Township, scope: Scope) -> bool:
        return (
            not scope.within
            or row.code in scope.within
            or self._lies_in(row.parent, scope._replace(strictly=False))
        )

    def _chain(self, form: str, scope: Scope, last: Reader) -> list[Found]:
        """Reads the form as a place followed by one inside it (广西资源县), the longest first part first."""
        for end in range(len(form) - _SHORTEST, _SHORTEST - 1, -1):
            head, tail = form[:end], form[end:]
            above = [sense.code for sense in self.names.senses(head) if self._lies_in(sense.code, scope)]
            found = list(
                dict.fromkeys(hit for code in above for hit in self._inside(code, tail, scope, last))
            )
            if found:
                return found
        return []

    def _inside(self, code: str, tail: str, scope: Scope, last: Reader) -> Iterable[Found]:
        narrowed = scope._replace(within=self._register.lineage(code), strictly=True)
        return last(tail, narrowed) or self._chain(tail, narrowed, last)


def _outgrown(sense: Sense, chosen: list[Sense], year: int | None) -> bool:
    """Whether a former name now is the prefecture's around the place: 日喀则市, once 桑珠孜区's."""
    if sense.strength is Strength.OFFICIAL or (year is not None and sense.in_force(year)):
        return False
    return any(
        other.strength is Strength.OFFICIAL and sense.code != other.code and sense.code.startswith(other.code)
        for other in chosen
    )


def _ordered(found: list[tuple[Township, Reason]], year: int | None) -> list[Found]:
    """Townships of the year asked for first, then today's, then ended ones, each by code."""

    def rank(hit: tuple[Township, Reason]) -> tuple[bool, bool, str]:
        row = hit[0]
        return (year is not None and not row.in_edition(year), row.last is not None, row.code)

    hits = {row.code: Found(row.code, reason) for row, reason in sorted(found, key=rank, reverse=True)}
    return list(reversed(hits.values()))
