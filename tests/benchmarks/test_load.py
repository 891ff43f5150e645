"""What a load run asks is the same for every bot, and mistyped where it says so."""

import random
from itertools import islice

import pytest

from benchmarks.load.questions import KINDS, Asking, mistyped


@pytest.mark.parametrize("kind", KINDS)
def test_every_bot_is_asked_the_same(kind: str) -> None:
    one, other = (list(islice(Asking(kind, 3), 200)) for _ in range(2))
    assert one == other
    assert len({question.text for question in one}) > 10


def test_a_mistyped_name_has_one_mistake() -> None:
    chance = random.Random(1)
    for name in ("资源县", "大苏河乡", "城步苗族自治县"):
        for _ in range(100):
            typed = mistyped(name, chance)
            assert abs(len(typed) - len(name)) <= 1
            assert len(set(name) & set(typed)) >= len(set(name)) - 1
