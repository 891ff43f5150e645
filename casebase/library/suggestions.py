"""What to choose from while someone is still typing: cases and programs, the likeliest first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, zip_longest

from casebase.library.answers import ProgramHit
from casebase.library.asked_way import asked_way
from casebase.library.daily import spread
from casebase.library.snapshot import Snapshot
from casebase.record import Case, Place
from casebase.search import Hit, Match, Scope

_MOST = 200
"""Names looked at for one query; nobody turns further pages while typing."""
_SCOPES: tuple[Scope, ...] = ("any", "county", "model")
"""Half a word may begin a place and a program: the better reading goes first, the other is offered too."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A case or a program to choose."""

    hit: Case | ProgramHit
    within: Place | None = None
    """The place asked for, where the case is another's and only tells of it."""
    alike: bool = False
    """Whether only its name resembles what was typed."""

    @property
    def case(self) -> Case:
        """The case, or the one the program belongs to."""
        return self.hit if isinstance(self.hit, Case) else self.hit.case

    @property
    def key(self) -> str:
        """Tells suggestions apart."""
        return f"case:{self.hit.id}" if isinstance(self.hit, Case) else f"program:{self.hit.program.id}"


def suggestions(snapshot: Snapshot, query: str) -> tuple[Suggestion, ...]:
    """What the query may mean so far: what it names, programs of those cases or that way, names like it."""
    matches = [m for scope in _SCOPES for m in _each(snapshot.names.match(query, scope, _MOST))]
    named = [s for match in matches for hit in match.hits for s in _of(snapshot, hit)]
    cases = (s.hit for s in named if isinstance(s.hit, Case) and s.within is None)
    programs = (Suggestion(ProgramHit(case, p)) for case in cases for p in case.programs if p.key)
    near = (hit for match in matches for hit in match.near)
    alike = (Suggestion(s.hit, s.within, alike=True) for hit in near for s in _of(snapshot, hit))
    way = asked_way(snapshot, query)
    of_way = (Suggestion(one.hit) for one in snapshot.ways.members(way.way)) if way else ()
    return _one_each(chain(named, programs, of_way, alike))


def to_begin_with(snapshot: Snapshot, shares: Mapping[str, int], day: date) -> tuple[Suggestion, ...]:
    """What to offer before anything is typed: the cases shared most and those written last, in turn.

    Cases written together are offered one of each area in turn.

    Args:
        snapshot: the cases.
        shares: how often each case was shared, by its id.
        day: today, which decides between cases that are alike in this.
    """
    cases = snapshot.recent.get(("spread", day), lambda: spread(snapshot.published(), day))
    popular = sorted((c for c in cases if shares.get(c.id)), key=lambda c: -shares[c.id])
    recent = sorted(cases, key=lambda c: -c.revision)
    in_turn = (case for pair in zip_longest(popular, recent) for case in pair if case)
    return _one_each(map(Suggestion, in_turn))


def _each(match: Match) -> Iterator[Match]:
    yield match
    yield from match.also


def _of(snapshot: Snapshot, hit: Hit) -> Iterator[Suggestion]:
    """The program a name stands for, or the cases of a place: its own, those inside, others."""
    program = snapshot.programs.get(hit.id)
    if program is not None:
        yield Suggestion(program)
        return
    told = snapshot.places.named(hit.id)
    yield from map(Suggestion, (*told.own, *told.inside))
    yield from (Suggestion(mention.case, told.place) for mention in told.sites)


def _one_each(found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    one_each: dict[str, Suggestion] = {}
    for suggestion in found:
        one_each.setdefault(suggestion.key, suggestion)
    return tuple(one_each.values())
