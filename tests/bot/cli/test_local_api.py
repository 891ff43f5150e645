"""``casebot local-api``: one sentence where it cannot start."""

from __future__ import annotations

import socket

from click.testing import CliRunner

from bot.cli.local_api import local_api


def test_a_port_that_is_taken_is_said_in_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(local_api, ["--port", str(port)])
    assert result.exit_code == 2
    assert result.stderr.startswith(f"端口 {port} 打不开")
    assert len(result.stderr.strip().splitlines()) == 1
