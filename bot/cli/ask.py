"""``casebot county``, ``casebot model``, ``casebot list``: what the bot answers, as text or as JSON."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter

from bot.settings import Settings
from casebase.errors import CasebaseError
from casebase.library import Casebase, CaseHead, PlaceAnswer, ProgramAnswer
from handlers.county import told_of_place
from handlers.listing import told_of_cases
from handlers.model import told_of_program
from handlers.question import question
from handlers.views.message import Message

_DATABASE = click.option(
    "--db", type=click.Path(dir_okay=False, path_type=Path), help="数据库文件，默认照设置 DATABASE_FILE。"
)
_JSON = click.option("--json", "as_json", is_flag=True, help="输出 JSON，给别的程序用。")


@click.command()
@click.argument("name", nargs=-1, required=True)
@_JSON
@_DATABASE
def county(name: tuple[str, ...], as_json: bool, db: Path | None) -> None:
    """看一个地方的案例，例如：casebot county 资源县。"""
    _answer(" ".join(name), db, told_of_place, Casebase.county if as_json else None, PlaceAnswer)


@click.command()
@click.argument("name", nargs=-1, required=True)
@_JSON
@_DATABASE
def model(name: tuple[str, ...], as_json: bool, db: Path | None) -> None:
    """看一个做法，例如：casebot model 小细胞。"""
    _answer(" ".join(name), db, told_of_program, Casebase.program if as_json else None, ProgramAnswer)


@click.command("list")
@click.argument("region", nargs=-1)
@_JSON
@_DATABASE
def cases(region: tuple[str, ...], as_json: bool, db: Path | None) -> None:
    """有哪些案例，例如：casebot list 广西。"""
    heads = _heads if as_json else None
    _answer(" ".join(region), db, told_of_cases, heads, tuple[CaseHead, ...])


def _heads(casebase: Casebase, region: str) -> tuple[CaseHead, ...]:
    return casebase.cases(region or None)


def _answer(
    typed: str,
    db: Path | None,
    told: Callable[[Casebase, str], Message],
    value: Callable[[Casebase, str], Any] | None,
    kind: Any,
) -> None:
    """Print the bot's answer to ``typed``, or the value behind it as JSON."""
    try:
        with Casebase.open(db or Settings.read().store.database_file) as casebase:
            asked = question(typed)
            if value is None:
                click.echo(told(casebase, asked).plain)
            else:
                click.echo(TypeAdapter(kind).dump_json(value(casebase, asked), indent=1).decode())
    except CasebaseError as error:
        click.echo(error.sentence, err=True)
        raise SystemExit(2) from None
