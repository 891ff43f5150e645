"""``casebot run``: the bot on Telegram."""

import asyncio
import signal

import click
from telegram.error import Conflict, InvalidToken, NetworkError

from bot import log
from bot.application import build_application
from bot.memory import share_arenas
from bot.serving import serve
from bot.settings import Settings
from casebase.errors import CasebaseError
from casebase.library import Casebase

_NO_TOKEN = "没有令牌：把 .env.example 复制成 .env，填上 BOT_TOKEN 再运行；只想先试试，就运行 make chat。"
_WRONG_TOKEN = "Telegram 不认这个令牌：请核对 .env 里的 BOT_TOKEN（在 @BotFather 那里可以查到）。"
_NO_NETWORK = "连不上 {url}：请检查网络；需要代理的话，在 .env 里填 PROXY_URL。"
_ANOTHER_COPY = "另一份机器人正用着同一个令牌，一个令牌同时只能有一份在运行；这一份先退出了。"


@click.command()
def run() -> None:
    """把机器人接到 Telegram 上（要先在 .env 里填好 BOT_TOKEN）。"""
    try:
        settings = Settings.read()
        log.set_up(settings.report.log_level, settings.report.log_format)
        if settings.telegram.bot_token is None:
            raise CasebaseError(_NO_TOKEN)
        share_arenas()
        _serve(settings)
    except CasebaseError as error:
        raise SystemExit(_said(error.sentence)) from None
    except InvalidToken:
        raise SystemExit(_said(_WRONG_TOKEN)) from None
    except Conflict:
        raise SystemExit(_said(_ANOTHER_COPY)) from None
    except NetworkError:
        raise SystemExit(_said(_NO_NETWORK.format(url=settings.telegram.api_url))) from None


def _serve(settings: Settings) -> None:
    with Casebase.open(settings.store.database_file) as casebase:
        asyncio.run(_until_told(settings, casebase))


async def _until_told(settings: Settings, casebase: Casebase) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    await serve(build_application(casebase, settings=settings), casebase, settings, stop)


def _said(sentence: str) -> int:
    """Say it on standard error; the exit code that goes with it."""
    click.echo(sentence, err=True)
    return 2
