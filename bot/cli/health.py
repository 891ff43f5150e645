"""``casebot health``: ask the running bot how it is; for containers and scripts."""

import json
import sys
from http.client import HTTPConnection, HTTPException

import click

from bot.settings import Settings
from casebase.errors import CasebaseError

_LOOPBACK = "127.0.0.1"
_PATIENCE = 4.0
"""Seconds."""


@click.command()
def health() -> None:
    """机器人好不好：好则退出码 0，不好或没在运行则 1；打印它说的状态。"""
    try:
        port = Settings.read().health.health_port
    except CasebaseError as error:
        click.echo(error.sentence, err=True)
        sys.exit(2)
    if port is None:
        click.echo("没有设置 HEALTH_PORT，问不到。", err=True)
        sys.exit(2)
    connection = HTTPConnection(_LOOPBACK, port, timeout=_PATIENCE)
    try:
        connection.request("GET", "/healthz")
        response = connection.getresponse()
        state = json.loads(response.read())
    except (OSError, HTTPException, ValueError):
        click.echo(f"{_LOOPBACK}:{port} 上没有机器人回答。", err=True)
        sys.exit(1)
    finally:
        connection.close()
    click.echo(json.dumps(state, ensure_ascii=False))
    sys.exit(0 if response.status == 200 else 1)
