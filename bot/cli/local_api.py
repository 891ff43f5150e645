"""``casebot local-api``: the Bot API of this machine over HTTP, for tests, load and other clients."""

from __future__ import annotations

import asyncio

import click

#: So many calls can be asked back; a load run makes far more.
KEPT_CALLS = 20_000


@click.command("local-api")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8081, show_default=True, help="端口；0 表示任取一个"
)
def local_api(port: int) -> None:
    """在本机开一个 Bot API（只听 127.0.0.1），给测试、压测和别的客户端用。"""
    try:
        asyncio.run(_serve(port))
    except OSError as error:
        click.echo(f"端口 {port} 打不开：{error.strerror}。换一个端口：casebot local-api --port N", err=True)
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None


async def _serve(port: int) -> None:
    from bot.local.http.server import serve
    from bot.local.world import TOKEN, World

    await serve(
        World(kept_calls=KEPT_CALLS),
        port,
        lambda opened: click.echo(f"http://127.0.0.1:{opened}/bot{TOKEN}/getMe"),
    )
