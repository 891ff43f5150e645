"""``casebot county``, ``figures``, ``compare``, ``who``…: what the bot answers, as text or as JSON."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter

from bot.settings import Settings
from casebase.errors import CasebaseError
from casebase.library import (
    Casebase,
    CaseHead,
    CompareAnswer,
    FigureIdentity,
    FiguresAnswer,
    IndustryAnswer,
    LikenessAnswer,
    PlaceAnswer,
    ProgramAnswer,
    WhoAnswer,
)
from casebase.record import Case
from handlers.cite import told_citation
from handlers.compare import told_compared
from handlers.county import told_of_place
from handlers.figures import told_of_figures
from handlers.industry import told_of_industry
from handlers.listing import told_of_cases
from handlers.model import told_of_program
from handlers.named import named_case
from handlers.place import told_of_any_place
from handlers.question import question
from handlers.similar import told_similar
from handlers.views.citation import citation
from handlers.views.message import Message
from handlers.who import told_of_who

Told = Callable[[Casebase, str], Message]
Value = Callable[[Casebase, str], Any]


@dataclass(frozen=True, slots=True)
class FigureReport:
    """Which figures a number is, and what is known of each."""

    answer: FiguresAnswer
    identities: tuple[FigureIdentity, ...]


def _command(
    name: str, explained: str, told: Told, value: Value, kind: Any, *, required: bool = True
) -> click.Command:
    """A command that answers as the bot does.

    Args:
        name: what it is called.
        explained: what ``--help`` says of it.
        told: the bot's answer.
        value: the value behind it, for ``--json``.
        kind: the type of that value.
        required: whether something must be asked.
    """

    @click.command(name, help=explained)
    @click.argument("asked", nargs=-1, required=required)
    @click.option("--json", "as_json", is_flag=True, help="输出 JSON，给别的程序用。")
    @click.option(
        "--db",
        type=click.Path(dir_okay=False, path_type=Path),
        help="数据库文件，默认照设置 DATABASE_FILE。",
    )
    def command(asked: tuple[str, ...], as_json: bool, db: Path | None) -> None:
        _answer(" ".join(asked), db, told, value if as_json else None, kind)

    return command


def _answer(typed: str, db: Path | None, told: Told, value: Value | None, kind: Any) -> None:
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


def _heads(casebase: Casebase, asked: str) -> tuple[CaseHead, ...]:
    answer = casebase.listed(asked)
    return () if answer.unread else answer.heads


def _figures(casebase: Casebase, asked: str) -> FigureReport:
    answer = casebase.figures(asked)
    known = (casebase.figure(hit.case.id, hit.figure.id) for hit in answer.found)
    return FigureReport(answer, tuple(identity for identity in known if identity))


def _citations(casebase: Casebase, asked: str) -> tuple[str, ...]:
    found = named_case(casebase, asked)
    return tuple(map(citation, found.sources)) if isinstance(found, Case) else ()


county = _command(
    "county", "看一个地方的案例，例如：casebot county 资源县。", told_of_place, Casebase.county, PlaceAnswer
)
model = _command(
    "model", "看一个做法，例如：casebot model 小细胞。", told_of_program, Casebase.program, ProgramAnswer
)
place = _command(
    "place", "看一个村、乡镇，例如：casebot place 官洞村。", told_of_any_place, Casebase.county, PlaceAnswer
)
figures = _command(
    "figures", "一个数是什么数，例如：casebot figures 甘洛 30070。", told_of_figures, _figures, FigureReport
)
compare = _command(
    "compare",
    "两地或两个做法并排看，例如：casebot compare 资源县 大苏河乡。",
    told_compared,
    Casebase.compare,
    CompareAnswer,
)
who = _command("who", "谁在用这种组合，例如：casebot who 支部+合作社。", told_of_who, Casebase.who, WhoAnswer)
similar = _command(
    "similar",
    "和你们村像的案例，例如：casebot similar 缺劳力 想种木耳 贫困户60户。",
    told_similar,
    Casebase.like_us,
    LikenessAnswer,
)
industry = _command(
    "industry",
    "哪些地方做这种产业，例如：casebot industry 木耳。",
    told_of_industry,
    Casebase.industry,
    IndustryAnswer,
)
cite = _command("cite", "怎样引用，例如：casebot cite 资源县。", told_citation, _citations, tuple[str, ...])
cases = _command(
    "list",
    "有哪些案例，例如：casebot list 广西 县级。",
    told_of_cases,
    _heads,
    tuple[CaseHead, ...],
    required=False,
)
