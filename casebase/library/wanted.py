"""Answers to who wants a place, or a program, or does not say which; the other kind is offered."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from casebase.library.answers import PlaceAnswer, ProgramAnswer, ProgramHit
from casebase.library.asked_way import AskedWay, asked_way, way_answer, way_spoken_of
from casebase.library.named import Answer, answer, cases_of
from casebase.library.places import place_answer
from casebase.library.programs import program_answer
from casebase.library.snapshot import Snapshot
from casebase.record import Case, Level, Place
from casebase.search import CORRECTIONS, How, Match, Outcome
from casebase.search.fold import fold

_OFFERED = 6
"""How many programs are offered that have the words asked for in their names."""
_LOOSE = (How.PREFIX, How.PARTIAL)
"""Ways to find a program by a part of its name, which may be part of another's as well."""
_MOST = 24
"""Programs looked at; a mechanism may be that of many."""
_PARTS = (*_LOOSE, How.SHORT, How.ALIAS, How.NUMERAL)
_CALLED = (How.NAME, How.SCRIPT, How.WIDTH)
_ENOUGH = 0.6
"""So great a part of a name is enough to be taken for it."""
_GENERAL = 3
"""Shorter words stand in names of programs that have nothing else in common."""
_CERTAIN = (Outcome.EXACT, Outcome.ALIAS)
_QUOTES = str.maketrans("", "", '“”"「」『』 ')


def county_answer(snapshot: Snapshot, query: str) -> PlaceAnswer:
    """What there is of the place the query names; where it names a program instead, that is offered."""
    found = place_answer(snapshot, query, snapshot.names.match(query, "county"))
    if found.asked.outcome is not Outcome.UNKNOWN:
        return found
    match = snapshot.names.match(query, "model")
    if match.outcome not in (*_CERTAIN, Outcome.AMBIGUOUS) or match.how in (*_LOOSE, *CORRECTIONS):
        return found
    programs = program_answer(snapshot, query, match).hits
    return replace(found, asked=replace(found.asked, name=match.name), programs=programs)


def model_answer(snapshot: Snapshot, query: str) -> ProgramAnswer:
    """What there is of the program the query names; where it names a place instead, that is offered.

    A way of working asked for by its general name is told with all its programs: 光伏扶贫, 积分超市.
    Words that several programs have in their names name none of them: 精准扶贫, 党建.
    """
    match = snapshot.names.match(query, "model", _MOST)
    found = program_answer(snapshot, query, match)
    if (told := _as_way(snapshot, query, asked_way(snapshot, query), found)) is not None:
        return told
    if found.hits and found.asked.how not in _LOOSE:
        return _told_apart(snapshot, found)
    places = _places(snapshot, query)
    if found.hits and not places:
        return _if_enough(snapshot, match, found)
    alike = _one_each((*found.hits, *found.alike, *_with_the_words(snapshot, query)))
    return ProgramAnswer(replace(found.asked, understood=None), alike=alike[:_OFFERED], places=places)


def free_answer(snapshot: Snapshot, query: str) -> Answer:
    """What there is of the place or the program the query names; of a program in a place, the program."""
    match = snapshot.names.match(query, "any")
    first = answer(snapshot, query, match)
    if (told := _as_way_there(snapshot, query, first)) is not None:
        return told
    if first.asked.outcome is Outcome.UNKNOWN and (spoken_of := way_spoken_of(query)) is not None:
        return way_answer(snapshot, spoken_of, query)
    if isinstance(first, ProgramAnswer):
        return _if_enough(snapshot, match, first) if first.hits and not match.also else first
    if first.place is None:
        return first
    programs = (answer(snapshot, query, one) for one in match.also)
    program = next((one for one in programs if isinstance(one, ProgramAnswer) and one.hits), None)
    return (_in_place(program, first.place, cases_of(snapshot, first)) or first) if program else first


def _as_way_there(snapshot: Snapshot, query: str, first: Answer) -> ProgramAnswer | None:
    """The way asked for; None where it is asked of a county, and nothing of it is told there."""
    asked = asked_way(snapshot, query)
    told = _as_way(snapshot, query, asked, first if isinstance(first, ProgramAnswer) else None)
    county = asked is not None and asked.region is not None and asked.region.level is Level.COUNTY
    return None if told is not None and told.not_in is not None and county else told


def _as_way(
    snapshot: Snapshot, query: str, asked: AskedWay | None, found: ProgramAnswer | None
) -> ProgramAnswer | None:
    """The programs of the way asked for; None where the name of a kind of it is one program's own."""
    if asked is None:
        return None
    own = found is not None and len(found.hits) == 1 and _is_called(found.hits[0], asked.name)
    if own and not asked.is_general:
        return None
    told = way_answer(snapshot, asked, query)
    return told if told.hits or found is None or not found.hits else None


def _in_place(found: ProgramAnswer, place: Place, cases: Sequence[Case]) -> ProgramAnswer | None:
    """The program as the cases of the place have it; as others have it, and so said, where they do not.

    None where only words like a program's name of elsewhere were typed: 开江的党建扶贫.
    """
    ids = {case.id for case in cases}
    there = tuple(hit for hit in (*found.hits, *found.alike) if hit.case.id in ids)
    if not there:
        return replace(found, not_in=place) if _is_called(found.hits[0], found.asked.name) else None
    return replace(found, hits=there, alike=tuple(hit for hit in found.alike if hit not in there))


def _if_enough(snapshot: Snapshot, match: Match, found: ProgramAnswer) -> ProgramAnswer:
    """The answer; where it is one program of whose name little was typed, that is offered to choose.

    驻村 is too little of 驻村帮扶承诺书, 1+N of 1+N+1.
    """
    told = _told_apart(snapshot, found)
    typed = fold(match.name)
    little = typed.isascii() or len(typed) < _ENOUGH * len(match.hits[0].matched)
    if match.how is not How.PREFIX or not little or len(told.hits) > 1:
        return told
    alike = _one_each((*told.hits, *told.alike))[:_OFFERED]
    return ProgramAnswer(replace(told.asked, understood=None), alike=alike)


def _told_apart(snapshot: Snapshot, found: ProgramAnswer) -> ProgramAnswer:
    """The answer, with every program whose name has the words where only a part of a name was typed.

    Where the very name was typed, those of other cases are meant as well: 扶贫车间 is how many counties work.
    """
    asked = found.asked
    if asked.how in CORRECTIONS or asked.how not in (*_PARTS, *_CALLED):
        return found
    alike = _with_the_words(snapshot, asked.name)
    if any(_is_called(found.hits[0], typed) for typed in (asked.name, asked.query)):
        cases = {hit.case.id for hit in found.hits}
        general = len(fold(asked.name)) >= _GENERAL and "+" not in _plain(asked.query)
        alike = tuple(hit for hit in alike if general and hit.case.id not in cases)
    elif len(found.hits) > 1 and asked.how not in _LOOSE:
        return found
    hits = _one_each((*found.hits, *alike))
    return replace(found, hits=hits, alike=tuple(hit for hit in found.alike if hit not in hits))


def _places(snapshot: Snapshot, query: str) -> tuple[Place, ...]:
    match = snapshot.names.match(query, "county")
    place = place_answer(snapshot, query, match).place if match.outcome in _CERTAIN else None
    return (place,) if place else ()


def _with_the_words(snapshot: Snapshot, words: str) -> tuple[ProgramHit, ...]:
    return tuple(snapshot.programs[i] for i in snapshot.names.with_words(words) if i in snapshot.programs)


def _is_called(hit: ProgramHit, asked: str) -> bool:
    """Whether the program bears the name as it was typed, plus signs and all: 党建+ is not 党建."""
    return _plain(asked) in map(_plain, (hit.program.name, *hit.program.aliases))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().translate(_QUOTES)


def _one_each(hits: tuple[ProgramHit, ...]) -> tuple[ProgramHit, ...]:
    return tuple({hit.program.id: hit for hit in hits}.values())
