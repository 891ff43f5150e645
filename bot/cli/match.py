"""``casebot match``: what a name, typed any way, is understood as."""

import gc
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, perf_counter_ns
from typing import Any, get_args

import click

from bot.settings import Settings
from casebase.errors import CasebaseError
from casebase.gazetteer import Gazetteer
from casebase.library import Casebase
from casebase.search.match import Match, NameEntry, Scope
from casebase.search.names import NameIndex

_MOST = 5


@click.command()
@click.argument("query", required=False)
@click.option("--scope", type=click.Choice(get_args(Scope)), default="any", help="找地方、做法，还是都找。")
@click.option(
    "--names",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="不查案例库，只在这份名单里认：JSON 数组，每项 {id, kind, name, province, city}。",
)
@click.option("--jsonl", is_flag=True, help="从标准输入逐行读问题，每行一个 JSON。")
@click.option(
    "--db", type=click.Path(dir_okay=False, path_type=Path), help="数据库文件，默认照设置 DATABASE_FILE。"
)
def match(query: str | None, scope: Scope, names: Path | None, *, jsonl: bool, db: Path | None) -> None:
    """看一个名字认作什么，例如：casebot match 资元县。

    用 --jsonl 时，每行 {"qid", "q", "scope", "k"} 答一行。
    """
    if query is None and not jsonl:
        raise click.UsageError("要认哪个名字？请写在命令后面，或用 --jsonl 逐行输入。")
    started = perf_counter()
    # The index stays for good: the collector need not look through it, now or at any answer.
    gc.disable()
    try:
        index = NameIndex(read_names(names), Gazetteer.load()) if names else _names_of(db)
    except CasebaseError as error:
        click.echo(error.sentence, err=True)
        raise SystemExit(2) from None
    gc.freeze()
    gc.enable()
    if not jsonl:
        click.echo(json.dumps(_line({"q": query, "scope": scope}, index), ensure_ascii=False))
        return
    _say({"ready": True, "build_s": round(perf_counter() - started, 3)})
    for line in sys.stdin:
        if line.strip():
            _say(_answered(line, index))


def _names_of(db: Path | None) -> NameIndex:
    with Casebase.open(db or Settings.read().store.database_file) as casebase:
        return casebase.names


def read_names(path: Path) -> Iterator[NameEntry]:
    """The entries of a names file.

    Raises:
        CasebaseError: the file is no JSON list of names.
    """
    try:
        for row in json.loads(path.read_text("utf-8")):
            region = (row.get("province") or None, row.get("city") or None)
            yield NameEntry(row["id"], row["kind"], row["name"], *region)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise CasebaseError(f"{path} 不是名单：要一个 JSON 数组，每项有 id、kind、name。") from None


def ranked(found: Match, most: int) -> list[tuple[str, float]]:
    """Ids with scores: the best of each name in the query first, then the others."""
    matches = (found, *found.also)
    leaders = [one.hits[0] for one in matches if one.hits]
    others = [hit for one in matches for hit in one.hits[1:]]
    return list({hit.id: (hit.id, hit.score) for hit in reversed([*leaders, *others])}.values())[::-1][:most]


def _answered(line: str, index: NameIndex) -> dict[str, Any]:
    """The answer to one line; one that is no question is answered with ``error``."""
    try:
        asked = json.loads(line)
        query, scope = asked["q"], asked.get("scope", "any")
    except (ValueError, KeyError, TypeError, AttributeError):
        return {"error": 'not a question: {"qid", "q", "scope", "k"} is wanted'}
    if not isinstance(query, str) or scope not in get_args(Scope) or not isinstance(asked.get("k", 1), int):
        return {"qid": asked.get("qid"), "error": "q is a string, scope county, model or any, k a number"}
    return _line(asked, index)


def _line(asked: dict[str, Any], index: NameIndex) -> dict[str, Any]:
    most = asked.get("k", _MOST)
    begun = perf_counter_ns()
    found = index.match(asked["q"], asked.get("scope", "any"), most)
    spent = (perf_counter_ns() - begun) / 1000
    hits = ranked(found, most)
    return {
        **({"qid": asked["qid"]} if "qid" in asked else {}),
        "outcome": found.outcome.value,
        "reason": found.how.value if found.how else None,
        "ids": [entry for entry, _ in hits],
        "scores": [round(score, 4) for _, score in hits],
        "us": round(spent, 1),
    }


def _say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()
