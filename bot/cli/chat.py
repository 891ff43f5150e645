"""``casebot chat``: the bot on this machine, without a token or a network."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from pydantic import SecretStr

from casebase.errors import CasebaseError

if TYPE_CHECKING:
    from bot.local.conversation import Conversation

#: Who sits at the keyboard: the owner and administrator of every group, or someone without any rights.
PEOPLE = {"admin": 1, "reader": 1001}
GROUP_ID = -1_001_000_000_001


def _person(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """Return the id of who was named."""
    del ctx, param
    if value in PEOPLE:
        return PEOPLE[value]
    if value.isdecimal() and int(value) > 0:
        return int(value)
    raise click.BadParameter("只能是 admin、reader 或一个用户编号")


@click.command()
@click.option("--as", "user_id", callback=_person, default="reader", help="以谁的身份：admin、reader 或编号")
@click.option("--group", is_flag=True, help="在群里，而不是和机器人单独聊")
@click.option("--jsonl", is_flag=True, help="每行一个事件，每行一个回答（给程序用）")
@click.option("--db", type=click.Path(path_type=Path, dir_okay=False), help="数据库文件；不给就用一份临时的")
def chat(user_id: int, group: bool, jsonl: bool, db: Path | None) -> None:
    """在终端里和机器人对话：不用令牌，也不用网络。"""
    try:
        with _database(db) as path:
            asyncio.run(_chat(path, user_id, GROUP_ID if group else None, jsonl=jsonl))
    except CasebaseError as error:
        click.echo(error.sentence, err=True)
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None


@contextmanager
def _database(path: Path | None) -> Iterator[Path]:
    """Give the file named, or a fresh one that is removed at the end."""
    if path is not None:
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="casebot-") as folder:
        yield Path(folder) / "casebase.db"


async def _chat(path: Path, user_id: int, chat_id: int | None, *, jsonl: bool) -> None:
    from bot.application import build_application
    from bot.local.conversation import Conversation
    from bot.local.driver import Driver
    from bot.local.request import LocalRequest
    from bot.local.world import OWNER_ID, TOKEN, World
    from bot.settings import DeskSettings, Settings, TelegramSettings
    from bot.unasked import catch_up
    from bot.wanted import WANTED
    from casebase.library import Casebase

    world = World()
    # The owner opened the bot's chat when they set it up, so the bot may write to them.
    world.private_chat(world.bot, world.user(OWNER_ID)).is_started = True
    settings = Settings(
        telegram=TelegramSettings.model_construct(bot_token=SecretStr(TOKEN)),
        # One person at one keyboard: what they give is read in this process.
        desk=DeskSettings.model_construct(owners=(OWNER_ID,), reading_processes=0),
    )
    with Casebase.open(path) as casebase:
        application = build_application(casebase, settings=settings, request=LocalRequest(world))
        unasked = partial(catch_up, application)
        async with Driver(application, world, allowed_updates=WANTED, afterwards=unasked) as driver:
            conversation = Conversation(driver)
            if jsonl:
                await _by_program(conversation)
            else:
                await _by_hand(conversation, user_id, chat_id)


async def _by_program(conversation: Conversation) -> None:
    from bot.local.chat.jsonl import run_jsonl
    from bot.local.chat.lines import LineSource, piped

    await run_jsonl(conversation, LineSource(piped(sys.stdin.readline)), click.echo)


async def _by_hand(conversation: Conversation, user_id: int, chat_id: int | None) -> None:
    from rich.console import Console

    from bot.local.chat.lines import LineSource, piped
    from bot.local.chat.screen import Screen
    from bot.local.chat.terminal import WELCOME, Terminal

    console = Console(highlight=False, markup=False, emoji=False)
    screen = Screen(console, conversation.world.files, chat_id=chat_id or user_id)
    terminal = Terminal(conversation, screen, user_id=user_id, chat_id=chat_id)
    if sys.stdin.isatty():
        import readline  # noqa: F401 - gives input() its history and line editing

        screen.note(WELCOME)
        await terminal.run(LineSource(lambda: input("› ")))
        console.print()
    else:
        await terminal.run(LineSource(piped(sys.stdin.readline)))
