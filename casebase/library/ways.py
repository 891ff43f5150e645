"""Ways of working with different names in different places: which programs are of one, and by what sign."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache, cached_property

from casebase.extraction.formula import role_of
from casebase.library.answers import OfWay, ProgramHit, Sign, Way
from casebase.library.plainly import plainly
from casebase.library.tables import rows
from casebase.record import Mechanism, Program

_NONE = "-"
_SIGNS = str.maketrans("", "", "“”\"'‘’「」『』《》 ")


@cache
def ways() -> tuple[Way, ...]:
    """Every way of working that is known; the table says from where."""
    return tuple(_way(row) for row in rows("ways"))


@cache
def way_of_key(key: str) -> Way | None:
    """The way a button names; None where there is none any more."""
    return next((way for way in ways() if way.key == key), None)


def written(text: str) -> str:
    """``text`` as names are compared: Simplified, plain width, lower case, no quotation marks or blanks."""
    return plainly(text).casefold().translate(_SIGNS)


_Recognised = tuple[Way, OfWay]


class WayBook:
    """The published programs by their ways; made when first asked for."""

    def __init__(self, programs: Collection[ProgramHit]) -> None:
        self._programs = programs
        self._known: dict[str, tuple[ProgramHit, tuple[_Recognised, ...]]] = {}
        """Programs as they were when their ways were made out; the books of later revisions share it."""

    def over(self, programs: Collection[ProgramHit]) -> "WayBook":
        """The book of other programs; of those in both the ways are not made out again."""
        book = WayBook(programs)
        book._known = self._known
        return book

    def members(self, way: Way) -> tuple[OfWay, ...]:
        """The programs of a way: the plainest sign first, then key programs, then by place."""
        return self._members.get(way.key, ())

    def ways_of(self, program: Program) -> tuple[tuple[Way, OfWay], ...]:
        """The ways a program is of, the plainest first."""
        return self._ways.get(program.id, ())

    @cached_property
    def _found(self) -> tuple[_Recognised, ...]:
        return tuple(pair for hit in self._programs for pair in self._recognised(hit))

    def _recognised(self, hit: ProgramHit) -> tuple[_Recognised, ...]:
        known = self._known.get(hit.program.id)
        if known is None or known[0] is not hit:
            known = self._known[hit.program.id] = hit, tuple(_recognised(hit))
        return known[1]

    @cached_property
    def _members(self) -> dict[str, tuple[OfWay, ...]]:
        found: dict[str, list[OfWay]] = defaultdict(list)
        for way, member in self._found:
            found[way.key].append(member)
        return {key: tuple(sorted(members, key=_plainest)) for key, members in found.items()}

    @cached_property
    def _ways(self) -> dict[str, tuple[tuple[Way, OfWay], ...]]:
        found: dict[str, list[tuple[Way, OfWay]]] = defaultdict(list)
        for way, member in self._found:
            found[member.hit.program.id].append((way, member))
        return {
            program: tuple(sorted(pairs, key=lambda pair: pair[1].sign)) for program, pairs in found.items()
        }


def _plainest(member: OfWay) -> tuple[int, bool, str, str]:
    hit = member.hit
    return member.sign, not hit.program.key, hit.case.place.code or "9", hit.program.id


def _recognised(hit: ProgramHit) -> Iterator[tuple[Way, OfWay]]:
    """The ways a program is of."""
    program = hit.program
    name = written(program.name)
    called = " ".join(map(written, program.aliases))
    told = plainly(program.description)
    roles = (
        frozenset(role_of(slot.role) for slot in program.formula.slots) if program.formula else frozenset()
    )
    whole = "\n".join((name, called, told))
    for way in ways():
        spoken = any(compared in whole for _, compared in _compared(way.names + way.marks))
        worked = way.mechanism in program.mechanisms or any(parties <= roles for parties in way.parties)
        if not spoken and not worked:
            continue
        found = _sign(way, program, (name, called, told), roles)
        if found is not None:
            yield way, OfWay(hit, *found)


def _sign(
    way: Way, program: Program, texts: tuple[str, str, str], roles: frozenset[str]
) -> tuple[Sign, str] | None:
    """The plainest sign that the program is of the way."""
    name, called, told = texts
    for sign, text, words in ((Sign.NAMED, name, way.names), (Sign.CALLED, called, way.names)):
        if word := _in(text, words):
            return sign, word
    if parties := next((one for one in way.parties if one <= roles), None):
        assert program.formula is not None
        order = [role_of(slot.role) for slot in program.formula.slots]
        return Sign.PARTIES, "、".join(dict.fromkeys(role for role in order if role in parties))
    if way.mechanism in program.mechanisms:
        return Sign.MECHANISM, str(way.mechanism)
    word = _in(told, way.marks)
    return (Sign.TOLD, word) if word else None


def _in(text: str, words: tuple[str, ...]) -> str | None:
    """The longest of the words that the text has."""
    return max((word for word, compared in _compared(words) if compared in text), key=len, default=None)


@cache
def _compared(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The words, each with how it is compared."""
    return tuple((word, written(word)) for word in words)


def _way(row: tuple[str, ...]) -> Way:
    key, names, marks, parties, mechanism = (cell if cell != _NONE else "" for cell in row)
    return Way(
        key,
        tuple(names.split()),
        tuple(marks.split()),
        tuple(frozenset(one.split()) for one in parties.split(";")) if parties else (),
        Mechanism(mechanism) if mechanism else None,
    )
