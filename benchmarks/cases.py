"""Generated cases for measuring speed: a name, a place, programs and 500 characters of text each; seeded."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from benchmarks.queries import Name
from casebase.search.match import NameEntry
from casebase.search.passages import Passage
from casebase.search.tables import words

_LENGTH = 500
_WORDS_A_CLAUSE = 6
_STEEPNESS = 0.9
"""How fast words get rarer; Zipf's law has about 1."""


@dataclass(frozen=True, slots=True)
class GeneratedCase:
    """A case that never was."""

    id: str
    title: str
    place: Name
    programs: tuple[Name, ...]
    text: str

    def entries(self) -> Iterator[NameEntry]:
        """Its place and its programs, to be found by name."""
        place = self.place
        yield NameEntry(self.id, "county", place.name, place.province or None, place.city or None)
        for index, program in enumerate(self.programs):
            yield NameEntry(f"{self.id}-{index}", "model", program.name)

    def passage(self) -> Passage:
        """Its text, to be found by its words."""
        return Passage(f"{self.id}/原文0", self.id, "原文", self.text, (("地区", self.place.province),))


def generate(names: list[Name], count: int, seed: int) -> Iterator[GeneratedCase]:
    """So many cases over these places and programs."""
    source = random.Random(seed)
    places = [name for name in names if name.kind == "county"]
    programs = [name for name in names if name.kind == "model"]
    vocabulary = sorted(words())
    source.shuffle(vocabulary)
    weights = list(accumulate(1 / (rank + 1) ** _STEEPNESS for rank in range(len(vocabulary))))
    for number in range(count):
        place = source.choice(places)
        chosen = tuple(source.sample(programs, source.choice((1, 2, 3))))
        drawn = source.choices(vocabulary, cum_weights=weights, k=_LENGTH // 2)
        clauses = ("".join(drawn[at : at + _WORDS_A_CLAUSE]) for at in range(0, len(drawn), _WORDS_A_CLAUSE))
        text = f"{place.name}推行{chosen[0].name}。" + "，".join(clauses)
        yield GeneratedCase(f"case{number}", f"{place.name}{chosen[0].name}", place, chosen, text[:_LENGTH])
