"""casebot run: what keeps it from running is one sentence, never a traceback."""

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.local.faults import Fault
from bot.local.request import LocalRequest
from bot.local.world import World
from tests.bot.test_polling import ANOTHER

TOKEN = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Runs ``casebot run`` with these settings and no others, in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def start(**environment: str) -> Result:
        for name in ("BOT_TOKEN", "API_URL", "PROXY_URL", "DATABASE_FILE", "MAINTAINERS_CHAT", "LOG_LEVEL"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr("bot.serving._START_PATIENCE", 0.0)
        return CliRunner().invoke(main, ["run"], env={"HEALTH_PORT": "", **environment})

    return start


@pytest.fixture
def over(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Puts the bot that is run over a world."""

    def put(world: World) -> None:
        from bot.cli import run as module

        build = module.build_application
        monkeypatch.setattr(
            module,
            "build_application",
            lambda *args, **more: build(*args, request=LocalRequest(world), **more),
        )

    return put


def told(result: Result) -> str:
    """The sentence a run ended with."""
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert TOKEN not in result.output
    assert isinstance(result.exception, SystemExit)
    return result.output.strip().splitlines()[-1]


def test_without_a_token_it_names_the_example_and_make_chat(run) -> None:  # type: ignore[no-untyped-def]
    result = run()
    assert ".env.example" in told(result)
    assert "make chat" in told(result)
    assert len(result.output.strip().splitlines()) == 1


def test_a_wrong_token_is_one_sentence(run, over, world: World) -> None:  # type: ignore[no-untyped-def]
    over(world)
    result = run(BOT_TOKEN=TOKEN)
    assert "令牌" in told(result)
    assert len(result.output.strip().splitlines()) == 1


def test_no_network_is_one_sentence(run) -> None:  # type: ignore[no-untyped-def]
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        result = run(BOT_TOKEN=TOKEN, API_URL=url)
    assert "连不上" in told(result)
    assert url in told(result)
    assert len(result.output.strip().splitlines()) == 1


def test_a_second_copy_is_one_sentence(run, over, world: World) -> None:  # type: ignore[no-untyped-def]
    over(world)
    world.faults.add(Fault("getUpdates", 409, ANOTHER, times=9))
    assert "另一份" in told(run(BOT_TOKEN=world.bot.token, LOG_LEVEL="ERROR"))


def test_a_wrong_setting_is_one_sentence(run) -> None:  # type: ignore[no-untyped-def]
    assert "LOG_LEVEL" in told(run(LOG_LEVEL="loud"))


def test_a_database_that_is_none_is_one_sentence(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "notes.txt").write_text("not a database " * 100)
    assert "notes.txt" in told(run(BOT_TOKEN=TOKEN, DATABASE_FILE="notes.txt"))
