"""Real articles, where they are at hand: noise is noise, facts stand in the article, damage is found."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from casebase.text.clean import CleanText, clean

SHARED = Path(os.environ.get("CASEBASE_SHARED", Path(__file__).parents[4] / "shared"))
GOLD = sorted((SHARED / "gold" / "gold").glob("*.json"))

pytestmark = pytest.mark.skipif(not GOLD, reason="no articles with annotations beside the project")


def article(gold: Path) -> tuple[CleanText, dict[str, Any]]:
    places = (SHARED / "seeds", SHARED / "gold" / "articles")
    path = next(place / f"{gold.stem}.txt" for place in places if (place / f"{gold.stem}.txt").exists())
    with path.open(encoding="utf-8", newline="") as file:
        return clean(file.read()), json.loads(gold.read_text(encoding="utf-8"))


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_annotated_noise_is_noise(gold: Path) -> None:
    text, notes = article(gold)
    for noise in notes["noise_spans"]:
        start = text.raw.index(noise)
        first, last = text.clean_span(start, start + len(noise))
        left = [
            block for block in text.blocks if block.start < last and first < block.end and not block.noise
        ]
        assert not left, [text.text[block.start : block.end] for block in left]


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_annotated_facts_stand_in_the_article(gold: Path) -> None:
    text, notes = article(gold)
    for kind in ("figures", "programs", "places", "dates"):
        for fact in notes[kind]:
            if fact.get("optional"):
                continue
            first, last = text.clean_span(fact["start"], fact["end"])
            assert text.admits(first, last), (kind, fact["text"])
            start, end = text.raw_span(first, last)
            assert (start, end) == (fact["start"], fact["end"]), text.raw[start:end]


def test_the_damaged_passage_of_a_damaged_article_is_found() -> None:
    text, _ = article(SHARED / "gold" / "gold" / "kaijiang.json")
    damage = [text.raw[slice(*text.raw_span(start, end))] for start, end in text.suspect]
    assert damage == ["?jié)摿Α", "??梢姼扇涸绞驱R"]
