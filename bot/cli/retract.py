"""``casebot retract``: taking a case back, with the reason its readers are told."""

import getpass
from pathlib import Path

import click

from bot.settings import Settings
from casebase.errors import CasebaseError
from casebase.library import Casebase


@click.command()
@click.argument("case_id")
@click.option("--why", required=True, help="理由；发出去的每张卡片都会换成它。")
@click.option(
    "--db", type=click.Path(dir_okay=False, path_type=Path), help="数据库文件，默认照设置 DATABASE_FILE。"
)
def retract(case_id: str, why: str, db: Path | None) -> None:
    """撤回一个案例，例如：casebot retract ziyuan --why 原文已由报社更正。"""
    try:
        with Casebase.open(db or Settings.read().store.database_file) as casebase:
            case = casebase.retract(case_id, who=who(), why=why)
    except CasebaseError as error:
        click.echo(error.sentence, err=True)
        raise SystemExit(2) from None
    click.echo(
        f"「{case.title}」已撤回（第{case.revision}版）。机器人开着的话，发出去的卡片会陆续换成撤回说明。"
    )


def who() -> str:
    """Who sits at this machine, as the history names them."""
    try:
        return f"cli:{getpass.getuser()}"
    except (KeyError, OSError):
        # A container may run as a user nobody gave a name.
        return "cli"
