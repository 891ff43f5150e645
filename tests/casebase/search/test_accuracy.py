"""How well names are found: on the shared queries where they are at hand, and on a small draw of our own."""

import json
from pathlib import Path

from benchmarks.queries import (
    COMPOUND,
    FRAMES,
    PLACES,
    Drawer,
    Name,
    draw_places,
    material,
    names_of_gazetteer,
)
from casebase.gazetteer import Gazetteer
from casebase.search import NameEntry, NameIndex

EACH = 4


def nation(names: list[Name]) -> NameIndex:
    entries = (NameEntry(n.id, "county", n.name, n.province or None, n.city or None) for n in names)
    return NameIndex(entries, Gazetteer.load())


def test_shared_queries(bench: Path) -> None:
    """At least 99.5 % of what can be answered is, and at most 0.5 % of what cannot."""
    rows = json.loads((bench / "names.json").read_text("utf-8"))
    index = NameIndex(
        (NameEntry(r["id"], r["kind"], r["name"], r["province"] or None, r["city"] or None) for r in rows),
        Gazetteer.load(),
    )
    asked = right = unanswerable = answered = 0
    for query in json.loads((bench / "queries.json").read_text("utf-8")):
        hits = index.match(query["q"], query["scope"]).hits
        if query["answers"]:
            asked += 1
            right += bool(hits) and hits[0].id in query["answers"]
        else:
            unanswerable += 1
            answered += bool(hits)
    assert right >= 0.995 * asked
    assert answered <= 0.005 * unanswerable


def test_drawn_queries() -> None:
    """Of a few of every kind of slip, drawn from the gazetteer, at least 96 % are answered rightly."""
    names = names_of_gazetteer([])
    index = nation(names)
    asked = right = 0
    for query in draw_places(Drawer(names, seed=7), PLACES | COMPOUND | FRAMES, EACH):
        hits = index.match(query.text, "any" if query.scope == "any" else "county").hits
        asked += 1
        right += bool(hits) and hits[0].id in query.answers
    assert right >= 0.96 * asked


def test_everyday_talk_names_nothing() -> None:
    """Nearly nothing of our collection of everyday talk is taken for one of the nation's places."""
    index = nation(names_of_gazetteer([]))
    talk = [*material("everyday.txt"), *material("chat.txt"), *material("fakes.txt")]
    taken = [text for text in talk if index.match(text).hits]
    assert len(taken) <= 0.02 * len(talk), taken
