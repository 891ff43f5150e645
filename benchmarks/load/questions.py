"""What people ask in a load run: names as they are and mistyped, commands, inline queries, presses."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from casebase.data.shipped import shipped_cases

_OTHER = "县乡村镇市山水河江东西南北中大小一二三天地人和平安新兴华阳云龙凤金银铜铁木林森花草"
"""Characters put where they do not belong; all of them stand in names of places."""

_USUAL = 20
_MISTAKES = 5


@dataclass(frozen=True, slots=True)
class Question:
    """One thing a person does."""

    text: str
    inline: bool = False
    press: bool = False
    """Press a button under the newest message instead, where there is one."""


def mistyped(name: str, chance: random.Random) -> str:
    """The name with one mistake in it: a wrong, missing, doubled or swapped character."""
    at = chance.randrange(len(name) - 1)
    before, here, after = name[:at], name[at], name[at + 1 :]
    return chance.choice(
        (
            before + chance.choice(_OTHER) + after,
            before + after if len(name) > 2 else name + chance.choice(_OTHER),
            before + here + here + after,
            before + after[0] + here + after[1:],
        )
    )


class Asking:
    """An endless supply of questions of one kind, the same for every bot.

    Most people ask for the same few things, and make the same mistakes: so names are drawn from twenty places
    and twenty programs, with five mistakes for each.

    Args:
        kind: what is asked.
        seed: for drawing.
        fresh: whether to draw from all places and programs instead, with a new mistake every time.
    """

    def __init__(self, kind: str, seed: int = 1, *, fresh: bool = False) -> None:
        self._chance = random.Random(seed)
        cases = shipped_cases()
        self._places = sorted({case.place.name for case in cases})
        self._programs = sorted({program.name for case in cases for program in case.programs})
        self._mistakes: tuple[str, ...] = ()
        if not fresh:
            usual = random.Random(0)
            self._places = usual.sample(self._places, min(_USUAL, len(self._places)))
            self._programs = usual.sample(self._programs, min(_USUAL, len(self._programs)))
            self._mistakes = tuple(mistyped(place, usual) for place in self._places for _ in range(_MISTAKES))
        self._make: Callable[[], Question] = {
            "county": self._county,
            "typo": self._typo,
            "inline": self._inline,
            "mix": self._mix,
        }[kind]

    def __iter__(self) -> Iterator[Question]:
        while True:
            yield self._make()

    def _county(self) -> Question:
        return Question(f"/county {self._chance.choice(self._places)}")

    def _typo(self) -> Question:
        known = self._chance.choice(self._mistakes) if self._mistakes else None
        return Question(f"/county {known or mistyped(self._chance.choice(self._places), self._chance)}")

    def _model(self) -> Question:
        return Question(f"/model {self._chance.choice(self._programs)}")

    def _plain(self) -> Question:
        return Question(self._chance.choice([*self._places, *self._programs]))

    def _inline(self) -> Question:
        name = self._chance.choice([*self._places, *self._programs])
        return Question(name[: self._chance.randint(1, len(name))], inline=True)

    def _press(self) -> Question:
        return Question(f"/county {self._chance.choice(self._places)}", press=True)

    def _mix(self) -> Question:
        kinds = (self._county, self._typo, self._model, self._plain, self._inline, self._press)
        return self._chance.choices(kinds, (15, 15, 15, 10, 25, 20))[0]()


KINDS = ("typo", "inline", "mix")
