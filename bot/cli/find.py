"""``casebot find``: sentences and descriptions by their words, and cases like a description."""

import json
from pathlib import Path
from typing import Any

import click

from bot.settings import Settings
from casebase.errors import CasebaseError
from casebase.library import AlikeCase, Casebase, Found


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--similar", is_flag=True, help="把这些话当作自己村的情况，找相似的案例。")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="最多几条。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON，给别的程序用。")
@click.option(
    "--db", type=click.Path(dir_okay=False, path_type=Path), help="数据库文件，默认照设置 DATABASE_FILE。"
)
def find(query: tuple[str, ...], similar: bool, limit: int, as_json: bool, db: Path | None) -> None:
    """按字句找，例如：casebot find 承诺墙 -木耳；casebot find --similar 缺劳力 想种木耳。

    “……”里的字要一字不差，-词 是不要的，A 或 B 有一个就行，还可以写 产业:木耳 地区:广西 年:2017 性质:承诺。
    """
    try:
        with Casebase.open(db or Settings.read().store.database_file) as casebase:
            asked = " ".join(query)
            lines = (
                [(_alike(one), _alike_plain(one)) for one in casebase.similar_to(asked, limit)]
                if similar
                else [(_found(one), _found_plain(one)) for one in casebase.find(asked, limit)]
            )
    except CasebaseError as error:
        click.echo(error.sentence, err=True)
        raise SystemExit(2) from None
    if as_json:
        click.echo(json.dumps([value for value, _ in lines], ensure_ascii=False, indent=1))
    else:
        click.echo("\n\n".join(plain for _, plain in lines) or "没有找到。换个说法，或者少写几个词试试。")


def _found(one: Found) -> dict[str, Any]:
    hit = one.hit
    return {
        "case": one.case.id,
        "title": one.case.title,
        "part": hit.passage.part,
        "snippet": hit.snippet,
        "marks": hit.marks,
        "why": hit.why,
        "score": round(hit.score, 4),
    }


def _found_plain(one: Found) -> str:
    text = one.hit.snippet
    for start, end in reversed(one.hit.marks):
        text = f"{text[:start]}【{text[start:end]}】{text[end:]}"
    return f"{one.case.title}（{one.hit.passage.part}）\n{text}\n因为有：{'、'.join(one.hit.why)}"


def _alike(one: AlikeCase) -> dict[str, Any]:
    return {
        "case": one.case.id,
        "title": one.case.title,
        "score": round(one.alike.score, 4),
        "reasons": [
            {"aspect": r.aspect, "shared": r.shared, "likeness": round(r.likeness, 4)}
            for r in one.alike.reasons
        ],
        "lacking": one.alike.lacking,
        "not_stated": one.case.not_stated,
    }


def _alike_plain(one: AlikeCase) -> str:
    why = "；".join(f"{r.aspect}（{'、'.join(r.shared)}）" for r in one.alike.reasons)
    lacking = "、".join(one.alike.lacking) or "没有看出来"
    return f"{one.case.title}\n像在：{why}\n您没提到、而他们靠的：{lacking}"
