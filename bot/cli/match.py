"""``casebot match``: what a name, typed any way, is understood as."""

import gc
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, perf_counter_ns
from typing import Any, get_args

import click

from casebase.gazetteer import Gazetteer
from casebase.search.match import Match, NameEntry, Scope
from casebase.search.names import NameIndex

_MOST = 5


@click.command()
@click.argument("query", required=False)
@click.option("--scope", type=click.Choice(get_args(Scope)), default="any", help="Places, programs or both.")
@click.option(
    "--names",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="A JSON list of {id, kind, name, province, city} to match against.",
)
@click.option("--jsonl", is_flag=True, help="Read queries from standard input, one JSON object a line.")
def match(query: str | None, scope: Scope, names: Path, *, jsonl: bool) -> None:
    """Tell what QUERY is understood as.

    With --jsonl, each line of standard input is {"qid", "q", "scope", "k"} and is answered by one line.
    """
    started = perf_counter()
    index = NameIndex(read_names(names), Gazetteer.load())
    # The index stays for good: without it to look through, the collector never makes an answer wait.
    gc.collect()
    gc.freeze()
    if not jsonl:
        if query is None:
            raise click.UsageError("有什么要找的？请写在命令后面，或用 --jsonl 逐行输入。")
        click.echo(json.dumps(_line({"q": query, "scope": scope}, index), ensure_ascii=False))
        return
    _say({"ready": True, "build_s": round(perf_counter() - started, 3)})
    for line in sys.stdin:
        if line.strip():
            _say(_line(json.loads(line), index))


def read_names(path: Path) -> Iterator[NameEntry]:
    """The entries of a names file."""
    for row in json.loads(path.read_text("utf-8")):
        yield NameEntry(row["id"], row["kind"], row["name"], row["province"] or None, row["city"] or None)


def ranked(found: Match, most: int) -> list[tuple[str, float]]:
    """Ids with scores: the best of each name in the query first, then the others."""
    matches = (found, *found.also)
    leaders = [one.hits[0] for one in matches if one.hits]
    others = [hit for one in matches for hit in one.hits[1:]]
    return list({hit.id: (hit.id, hit.score) for hit in reversed([*leaders, *others])}.values())[::-1][:most]


def _line(asked: dict[str, Any], index: NameIndex) -> dict[str, Any]:
    most = int(asked.get("k", _MOST))
    begun = perf_counter_ns()
    found = index.match(asked["q"], asked.get("scope", "any"), most)
    spent = (perf_counter_ns() - begun) / 1000
    hits = ranked(found, most)
    return {
        "qid": asked.get("qid"),
        "outcome": found.outcome.value,
        "reason": found.how.value if found.how else None,
        "ids": [entry for entry, _ in hits],
        "scores": [round(score, 4) for _, score in hits],
        "us": round(spent, 1),
    }


def _say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()
