"""A way of working asked for by its general name: 光伏扶贫怎么做, 甘肃哪里有光伏扶贫, 积分超市."""

import re
from dataclasses import dataclass
from functools import cache

from casebase.extraction import wordlists
from casebase.library.answers import OfWay, ProgramAnswer, Understanding, Way
from casebase.library.kinship import kin
from casebase.library.plainly import plainly
from casebase.library.snapshot import Snapshot
from casebase.library.tables import words
from casebase.library.ways import ways, written
from casebase.record import Level, Place
from casebase.search import How, Outcome

_SAID = 4
"""Characters of a name that is a way's wherever it stands."""
_ENDS = " \t，。？！；、,?!;:：的"


@dataclass(frozen=True, slots=True)
class AskedWay:
    """A way of working as it was asked for."""

    way: Way
    name: str
    """The name of it that was typed."""
    region: Place | None = None
    """Where it was asked for; None for everywhere."""

    @property
    def is_general(self) -> bool:
        """Whether it was asked for by its general name, not by that of a kind of it."""
        return self.name == self.way.name


def asked_way(snapshot: Snapshot, query: str) -> AskedWay | None:
    """The way a question asks for and nothing else, but for a region; None where it asks for more.

    Names with a plus sign are formulas, and are left to those who compare their parties.
    """
    text = plainly(query)
    found = _any_name().search(written(text))
    if found is None or "+" in text:
        return None
    way, name = _ways_by_name()[found[0]]
    rest = _without_asking(written(text).replace(found[0], " ", 1))
    if not rest:
        return AskedWay(way, name)
    region = _region(snapshot, rest)
    return AskedWay(way, name, region) if region else None


def way_spoken_of(query: str) -> AskedWay | None:
    """The first way that a question speaks of at all by a long enough name: 易地搬迁以后怎么稳得住."""
    found = (_ways_by_name()[name] for name in _any_name().findall(written(query)) if len(name) >= _SAID)
    return next((AskedWay(way, name) for way, name in found), None)


def way_answer(snapshot: Snapshot, asked: AskedWay, query: str) -> ProgramAnswer:
    """The programs of the way, in the region where one of them is; none where no program is of it.

    Those that bear the name that was typed come first. Where the region has none, it is said so.
    """
    if not snapshot.ways.members(asked.way):
        return ProgramAnswer(
            Understanding(query, asked.name, Outcome.NO_CASE, None, None), not_in=asked.region, way=asked.way
        )
    members = sorted(snapshot.ways.members(asked.way), key=lambda one: not _bears(one, asked.name))
    there = [one for one in members if asked.region is None or one.hit.case.place.lies_in(asked.region)]
    shown = there or members
    region = asked.region.name if asked.region else None
    alone = len({one.hit.case.id for one in shown}) == 1
    return ProgramAnswer(
        Understanding(query, asked.name, Outcome.EXACT, How.NAME, asked.way.name, region),
        hits=tuple(one.hit for one in shown),
        not_in=asked.region if not there else None,
        kin=kin(snapshot, shown[0].hit) if alone else (),
        way=asked.way,
        members=tuple(shown),
    )


def _bears(member: OfWay, name: str) -> bool:
    """Whether the program's name, or what it is also called, has the very name asked for."""
    program = member.hit.program
    return any(written(name) in written(one) for one in (program.name, *program.aliases))


def _region(snapshot: Snapshot, rest: str) -> Place | None:
    """The province, prefecture or county that the rest of the question names, and nothing else."""
    match = snapshot.names.match(rest, "county")
    if match.outcome not in (Outcome.EXACT, Outcome.ALIAS, Outcome.NO_CASE) or match.span != (0, len(rest)):
        return None
    place = match.place or (snapshot.places.named(match.hits[0].id).place if match.hits else None)
    return place if place and place.level.rank <= Level.COUNTY.rank else None


def _without_asking(text: str) -> str:
    """The text without the words it is asked with at either end of each piece."""
    pieces = (_asking().sub("", piece.strip(_ENDS)).strip(_ENDS) for piece in text.split())
    return "".join(pieces)


@cache
def _asking() -> re.Pattern[str]:
    asking = words("asking")
    cues = wordlists.alternatives((*asking["who"], *asking["uses"], *asking["way"]))
    return re.compile(rf"^(?:{cues})+|(?:{cues})+$")


@cache
def _ways_by_name() -> dict[str, tuple[Way, str]]:
    """Every name of a way as it is compared; the first way that has a name keeps it."""
    named: dict[str, tuple[Way, str]] = {}
    for way in ways():
        for name in way.names:
            if "+" not in name:
                named.setdefault(written(name), (way, name))
    return named


@cache
def _any_name() -> re.Pattern[str]:
    return re.compile(wordlists.alternatives(tuple(_ways_by_name())))
