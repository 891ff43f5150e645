"""Answering “what is there of this place?” from one snapshot."""

from collections.abc import Sequence

from casebase.gazetteer.register import Fate
from casebase.library.answers import CaseHead, Mention, PlaceAnswer, Understanding
from casebase.library.placebook import Told
from casebase.library.snapshot import Snapshot, head
from casebase.record import Case, Level, Place
from casebase.search import CORRECTIONS, Hit, How, Match, Outcome

_OFFERED = 3
"""How many near names are offered where none was meant."""


def place_answer(snapshot: Snapshot, query: str, match: Match) -> PlaceAnswer:
    """The answer for what ``match`` took the query to mean."""
    if match.outcome is Outcome.UNKNOWN:
        known = (_told(snapshot, hit).place for hit in _places(snapshot, match.near))
        nearest = tuple({place.key: place for place in (*known, *match.alike)}.values())
        return PlaceAnswer(_understanding(query, match, None), None, options=nearest[:_OFFERED])
    if match.outcome is Outcome.NO_CASE:
        if _several(match) or match.how in CORRECTIONS:
            return _none_of(snapshot, query, match)
        return _no_case(snapshot, query, match, match.place)
    told = [_told(snapshot, hit) for hit in _places(snapshot, match.hits)]
    meant = [t.place for t in told]
    if match.outcome is Outcome.AMBIGUOUS:
        if match.how in CORRECTIONS:
            meant += [p for p in match.homonyms if p.key not in {place.key for place in meant}]
        if not _holds_all(meant[0], meant):
            return PlaceAnswer(_understanding(query, match, None), None, options=tuple(meant))
    return _meant(snapshot, query, match, told)


def _several(match: Match) -> bool:
    """Whether a name no case is about is short for places of different names, none likelier: 朝阳, 西安."""
    return match.how not in CORRECTIONS and len({place.name for place in match.homonyms}) > 1


def _none_of(snapshot: Snapshot, query: str, match: Match) -> PlaceAnswer:
    """Several places may be meant, or one whose name was not typed; none has a case, and none is picked."""
    places = {place.key: place for place in (match.place, *match.homonyms) if place}
    return PlaceAnswer(
        _understanding(query, match, None),
        None,
        options=tuple(sorted(places.values(), key=lambda place: place.level.rank)),
        alike=_alike(snapshot, match),
    )


def known_place_answer(snapshot: Snapshot, place: Place) -> PlaceAnswer:
    """The answer for a place that is known already, so that nothing has to be understood."""
    match = Match(Outcome.EXACT, How.NAME, (), place.name, (0, len(place.name)), place)
    told = snapshot.places.at(place)
    return (
        _meant(snapshot, place.name, match, [told]) if told else _no_case(snapshot, place.name, match, place)
    )


def _meant(snapshot: Snapshot, query: str, match: Match, told: list[Told]) -> PlaceAnswer:
    """One place is meant; whatever else the name may fit is offered beside it."""
    meant = told[0]
    if not meant.own and not meant.inside and not _within_a_case(meant):
        return _no_case(snapshot, query, match, meant.place, meant)
    return PlaceAnswer(
        _understanding(query, match, meant.place, _certain(match)),
        meant.place,
        cases=tuple(meant.own),
        inside=_heads(meant.inside),
        mentions=_mentions(meant),
        options=tuple(t.place for t in told[1:]),
        homonyms=_namesakes(snapshot, match, meant.place),
    )


def _no_case(
    snapshot: Snapshot, query: str, match: Match, place: Place | None, told: Told | None = None
) -> PlaceAnswer:
    """A real place without a case of its own: what is mentioned, what lies near, what sounds alike.

    Where a case tells of it as the place it was before it was renamed, that is the answer: 湟中区 was 湟中县.
    """
    before = _told_before(snapshot, place)
    if place is not None and before is not None:
        return _as_it_was(snapshot, query, match, place, before)
    return PlaceAnswer(
        _understanding(query, match, place, Outcome.NO_CASE),
        place,
        mentions=_mentions(told) if told else (),
        nearby=_heads(snapshot.places.around(place)) if place else (),
        alike=_alike(snapshot, match),
        homonyms=_namesakes(snapshot, match, place) if place else (),
    )


def _told_before(snapshot: Snapshot, place: Place | None) -> Told | None:
    """What is told of the place under the code it had before it was made a city or a district."""
    if place is None or place.code is None or place.level is not Level.COUNTY:
        return None
    for period in snapshot.gazetteer.history(place.code):
        if period.code not in (None, place.code) and period.fate is Fate.RENAMED:
            earlier = snapshot.gazetteer.get(period.code or "")
            told = snapshot.places.at(earlier) if earlier else None
            if told is not None and (told.own or told.inside):
                return told
    return None


def _as_it_was(snapshot: Snapshot, query: str, match: Match, place: Place, before: Told) -> PlaceAnswer:
    """The answer for a place of today, of which cases tell under its name of then."""
    return PlaceAnswer(
        _understanding(query, match, place, Outcome.ALIAS),
        before.place,
        cases=tuple(before.own),
        inside=_heads(before.inside),
        mentions=_mentions(before),
        homonyms=_namesakes(snapshot, match, place),
        today=place,
    )


def _namesakes(snapshot: Snapshot, match: Match, place: Place) -> tuple[Place, ...]:
    """Other real places of the very name; the index knows those down to counties, the register all."""
    if place.level is Level.TOWNSHIP:
        real = snapshot.gazetteer.resolve(place.name, level=Level.TOWNSHIP).places
    else:
        real = match.homonyms
    return tuple(p for p in real if p.name == place.name and p.key != place.key)


def _holds_all(place: Place, places: Sequence[Place]) -> bool:
    """True where every place meant is this one or lies in it: 资源 is the county before its own 资源镇."""
    return all((one.key + "/").startswith(place.key + "/") for one in places)


def _within_a_case(told: Told) -> bool:
    """True for a place that is part of what a case is about: a village of the county that has the case."""
    return any(told.place.key.startswith(m.case.place.key + "/") for m in told.sites)


def _mentions(told: Told) -> tuple[Mention, ...]:
    """The sites at the place, but for those of cases that are answered anyway."""
    answered = {case.id for case in (*told.own, *told.inside)}
    return tuple(m for m in told.sites if m.case.id not in answered)


def _alike(snapshot: Snapshot, match: Match) -> tuple[CaseHead, ...]:
    """Cases of places whose names look or sound alike."""
    near = (hit for hit in _places(snapshot, match.near) if hit.how is not How.REGION)
    return _heads([case for hit in near for case in _cases_of_the_name(_told(snapshot, hit))])[:_OFFERED]


def _cases_of_the_name(told: Told) -> tuple[Case, ...]:
    """The cases a like name leads to: a county's and its townships', of a prefecture only its own."""
    wide = told.place.level in (Level.PROVINCE, Level.PREFECTURE)
    return told.own if wide else (*told.own, *told.inside)


def _heads(cases: Sequence[Case]) -> tuple[CaseHead, ...]:
    return tuple({case.id: head(case) for case in cases}.values())


def _places(snapshot: Snapshot, hits: tuple[Hit, ...]) -> list[Hit]:
    return [hit for hit in hits if hit.id not in snapshot.programs]


def _told(snapshot: Snapshot, hit: Hit) -> Told:
    return snapshot.places.named(hit.id)


def _certain(match: Match) -> Outcome:
    """The outcome once a place is meant after all: a name that fits several was answered for one of them."""
    if match.outcome is not Outcome.AMBIGUOUS:
        return match.outcome
    return Outcome.CORRECTED if match.how in CORRECTIONS else Outcome.ALIAS


def _understanding(
    query: str, match: Match, place: Place | None, outcome: Outcome | None = None
) -> Understanding:
    return Understanding(
        query=query,
        name=match.name,
        outcome=outcome or match.outcome,
        how=match.how,
        understood=place.name if place else None,
        region=match.region,
    )
