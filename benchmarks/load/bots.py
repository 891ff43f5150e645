"""The bots of a load run, each a process of its own."""

import asyncio
import os
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from bot.local.http.server import HOST
from bot.settings import TrafficSettings
from casebase.library import Casebase

ROOT = Path(__file__).parent.parent.parent
_UNLIMITED = ("messages_per_second", "messages_per_second_in_chat", "messages_per_minute_in_group",
              "questions_per_minute", "questions_per_minute_in_group")  # fmt: skip
assert set(_UNLIMITED) <= set(TrafficSettings.model_fields)


@dataclass(frozen=True, slots=True)
class Kind:
    """Which bot, and how it is told of updates."""

    name: str
    echo: tuple[str, ...] = ()
    """Transport and concurrency of an echo bot; empty for ours."""
    webhook: bool = False


@dataclass(slots=True)
class Running:
    """A bot that runs."""

    kind: Kind
    process: subprocess.Popen[bytes]
    log: Path
    seen: psutil.Process = field(init=False)

    def __post_init__(self) -> None:
        self.seen = psutil.Process(self.process.pid)

    @property
    def cpu(self) -> float:
        """Seconds of processor time so far."""
        times = self.seen.cpu_times()
        return float(times.user + times.system)

    @property
    def memory(self) -> int:
        """Bytes of its own that are in memory."""
        return int(self.seen.memory_full_info().uss)

    async def end(self) -> None:
        """Tell it to stop and wait; Telegram goes on answering meanwhile."""
        self.process.terminate()
        try:
            await asyncio.to_thread(self.process.wait, 15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            await asyncio.to_thread(self.process.wait)


def start(kind: Kind, url: str, token: str, folder: Path) -> Running:
    """Start a bot against that Bot API; what it keeps and logs goes into the folder.

    Args:
        kind: which.
        url: of the Bot API.
        token: the bot's.
        folder: its own.
    """
    folder.mkdir(parents=True, exist_ok=True)
    port = str(_free_port()) if kind.webhook else ""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if kind.echo:
        command = ["benchmarks.load.echo", url, token, *kind.echo, *([port] if port else [])]
    else:
        command = ["bot", "run"]
        environment |= _settings(url, token, folder, port)
    log = folder / "log"
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", *command], env=environment, cwd=folder, stdout=out, stderr=out
        )
    return Running(kind, process, log)


def _settings(url: str, token: str, folder: Path, port: str) -> dict[str, str]:
    database = folder / "casebase.db"
    if not database.exists():
        Casebase.open(database).close()
    return {
        "BOT_TOKEN": token,
        "API_URL": url,
        "DATABASE_FILE": str(database),
        "HEALTH_PORT": "",
        "LOG_LEVEL": "WARNING",
        "WEBHOOK_URL": f"http://{HOST}:{port}" if port else "",
        "WEBHOOK_LISTEN": f"{HOST}:{port}" if port else "127.0.0.1:8443",
        **{name.upper(): "0" for name in _UNLIMITED},
    }


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        return int(taken.getsockname()[1])
