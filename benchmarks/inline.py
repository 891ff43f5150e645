"""How late inline answers are while cards are drawn: a steady stream of queries, with and without drawing.

The bot is a process of its own against a Bot API in this one, over real HTTP. Queries come on the clock,
whether or not earlier ones were answered, so that a pause of the bot's is felt by all that fall into it. Five
people press buttons that draw a card, each the next as soon as they have one; no card is asked for twice.

    python -m benchmarks.inline
    python -m benchmarks.inline --seconds 30 --rate 30 --drawing 5
"""

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from benchmarks.load.bots import Kind, start
from benchmarks.load.questions import Asking, Question
from benchmarks.load.telegram import Telegram
from casebase.data.shipped import shipped_cases
from handlers.payload import Kind as Opens
from handlers.payload import Payload

BUDGET = 300.0
"""Milliseconds an inline answer may take."""
_PATIENCE = 60.0
_PEOPLE = 40
"""Who type; each letter typed is a query of its own, so one person may have several open."""
_DRAWERS = 100_000
_WARM_UP = 60


@dataclass(frozen=True, slots=True)
class Round:
    """One stretch of queries."""

    late_ms: list[float]
    drawn: int
    """Cards drawn meanwhile."""


async def typed(telegram: Telegram, queries: Iterator[Question], rate: float, seconds: float) -> list[float]:
    """Ask ``rate`` queries a second; returns how many milliseconds after its time each was answered."""
    began, waiting = perf_counter(), []
    for number in range(round(rate * seconds)):
        due = began + number / rate
        await asyncio.sleep(max(0.0, due - perf_counter()))
        asked = telegram.ask(number % _PEOPLE, next(queries))
        telegram.tidy(number % _PEOPLE)
        waiting.append((due, asked.answered))
    answered = await asyncio.wait_for(asyncio.gather(*(future for _, future in waiting)), _PATIENCE)
    return [1000 * (at - due) for (due, _), at in zip(waiting, answered, strict=True)]


def cards() -> Iterator[str]:
    """What the buttons send that draw something, every card once."""
    for case in shipped_cases():
        for part in ("", "chart"):
            yield Payload(Opens.CARD, case.id, part).encode()
        for program in case.programs:
            yield Payload(Opens.PROGRAM_CARD, program.id).encode()


async def drawing(telegram: Telegram, number: int, wanted: Iterator[str], drawn: list[str]) -> None:
    """Have one card after the other drawn, until there are none left."""
    await asyncio.wait_for(telegram.ask(_DRAWERS + number, Question("/help")).answered, _PATIENCE)
    for data in wanted:
        await asyncio.wait_for(telegram.draw(_DRAWERS + number, data), _PATIENCE)
        drawn.append(data)


async def round_of(
    telegram: Telegram, asking: Iterator[Question], wanted: Iterator[str] | None, how: argparse.Namespace
) -> Round:
    """Queries for some seconds, with cards drawn meanwhile where there are any wanted."""
    drawn: list[str] = []
    count = how.drawing if wanted is not None else 0
    drawers = [asyncio.create_task(drawing(telegram, n, wanted or iter(()), drawn)) for n in range(count)]
    late = await typed(telegram, asking, how.rate, how.seconds)
    for drawer in drawers:
        drawer.cancel()
    await asyncio.gather(*drawers, return_exceptions=True)
    return Round(late, len(drawn))


async def run(how: argparse.Namespace, folder: Path) -> dict[str, list[Round]]:
    """Rounds without and with drawing, in turns."""
    told: dict[str, list[Round]] = {"alone": [], "while cards are drawn": []}
    async with Telegram() as telegram:
        bot = start(Kind("casebot"), telegram.url, telegram.token, folder)
        try:
            asking, wanted = iter(Asking("inline")), cards()
            await asyncio.wait_for(telegram.ask(0, Question("/county 资源县")).answered, _PATIENCE)
            for _ in range(_WARM_UP):
                await asyncio.wait_for(telegram.ask(1, next(asking)).answered, _PATIENCE)
            await asyncio.wait_for(telegram.ask(_DRAWERS, Question("/help")).answered, _PATIENCE)
            await asyncio.wait_for(telegram.draw(_DRAWERS, next(wanted)), _PATIENCE)
            for _ in range(how.rounds):
                told["alone"].append(await round_of(telegram, asking, None, how))
                told["while cards are drawn"].append(await round_of(telegram, asking, wanted, how))
        finally:
            await bot.end()
    return told


def show(told: dict[str, list[Round]]) -> bool:
    """Print what was measured; whether no answer of the median round was over the budget."""
    print(f"{'milliseconds':24}{'p50':>8}{'p95':>8}{'p99':>8}{'latest':>8}{'over':>6}{'cards':>7}")
    for name, rounds in told.items():
        for one in rounds:
            percentiles = quantiles(one.late_ms, n=100)
            over = sum(late > BUDGET for late in one.late_ms)
            p50, p95, p99 = percentiles[49], percentiles[94], percentiles[98]
            print(f"{name:24}{p50:8.1f}{p95:8.1f}{p99:8.1f}{max(one.late_ms):8.1f}{over:6}{one.drawn:7}")
    return median(max(one.late_ms) for one in told["while cards are drawn"]) <= BUDGET


def main() -> None:
    """Measure and print; fails where answers are late."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rate", type=float, default=30.0, help="queries a second")
    parser.add_argument("--seconds", type=float, default=10.0, help="of a round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--drawing", type=int, default=5, help="cards drawn at the same time")
    how = parser.parse_args()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory(prefix="inline-") as folder:
        told = asyncio.run(run(how, Path(folder)))
    sys.exit(0 if show(told) else 1)


if __name__ == "__main__":
    main()
