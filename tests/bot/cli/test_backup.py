"""``casebot backup``, ``restore`` and ``health``: what is done to a running bot from outside."""

import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from casebase.library import Casebase
from tests.casebase.cases import CURATOR

Run = Callable[..., Result]


@pytest.fixture
def run(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def start(*words: str, **environment: str) -> Result:
        known = {"DATABASE_FILE": str(file), "BACKUP_FOLDER": str(tmp_path / "copies"), **environment}
        return CliRunner().invoke(main, list(words), env=known)

    return start


def test_a_copy_is_made_while_the_bot_runs_and_put_back_when_it_does_not(
    run: Run, file: Path, tmp_path: Path
) -> None:
    with Casebase.open(file) as casebase:
        made = run("backup")
        assert made.exit_code == 0
        assert "通读无误" in made.output
        (copy,) = (tmp_path / "copies").iterdir()
        refused = run("restore", str(copy))
        assert refused.exit_code == 2
        assert "先停下机器人" in refused.output
        casebase.desk.retract("jia", "试", CURATOR)
    assert "恢复" in run("restore", str(copy)).output
    with Casebase.open(file) as casebase:
        assert casebase.county("甲县").cases


def test_what_cannot_be_done_is_one_sentence(run: Run, tmp_path: Path) -> None:
    missing = run("backup", DATABASE_FILE=str(tmp_path / "nothing.db"))
    assert (missing.exit_code, len(missing.output.splitlines())) == (2, 1)
    (tmp_path / "text.db").write_text("这不是数据库" * 100, "utf-8")
    wrong = run("restore", str(tmp_path / "text.db"))
    assert (wrong.exit_code, len(wrong.output.splitlines())) == (2, 1)


@pytest.mark.parametrize(("status", "code"), [(200, 0), (503, 1)])
def test_health_is_what_the_bot_says(run: Run, status: int, code: int) -> None:
    class Said(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps({"ok": status == 200}).encode())

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    server = HTTPServer(("127.0.0.1", 0), Said)
    Thread(target=server.handle_request, daemon=True).start()
    told = run("health", HEALTH_PORT=str(server.server_port))
    server.server_close()
    assert told.exit_code == code
    assert json.loads(told.output) == {"ok": status == 200}


def test_a_bot_that_does_not_run_is_not_well(run: Run, unused_tcp_port: int) -> None:
    assert run("health", HEALTH_PORT=str(unused_tcp_port)).exit_code == 1
    assert run("health", HEALTH_PORT="").exit_code == 2
