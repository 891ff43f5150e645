"""How much the bot carries, beside echo bots on the same library, in one interleaved run over real HTTP.

Every bot is a process of its own against a Bot API of its own (in this process). People ask in a closed loop:
each has one question open and asks the next when it is answered. Rounds take turns, so that whatever else the
machine does falls on all of them alike; what is told is the median over the rounds.

    python -m benchmarks.throughput
    python -m benchmarks.throughput --webhook
    python -m benchmarks.throughput --delay 50 --at-once 512 --kinds typo
"""

import argparse
import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from benchmarks.load.bots import Kind, Running, start
from benchmarks.load.questions import KINDS, Asking, Question
from benchmarks.load.telegram import Telegram

_PATIENCE = 60.0
"""Seconds for one answer; longer means that something is broken."""
OURS = "casebot"
SAME = "echo, same transport"
STOCK = "echo, stock, 16 at once"


@dataclass(frozen=True, slots=True)
class Slice:
    """What one bot did in one round."""

    per_second: float
    cpu_ms: float
    """Processor time of the bot for one answer."""
    p50_ms: float
    p99_ms: float


class Contender:
    """A bot with the Telegram it is connected to."""

    def __init__(self, kind: Kind, telegram: Telegram, bot: Running, at_once: int) -> None:
        self.kind = kind
        self._telegram = telegram
        self._bot = bot
        self._at_once = at_once

    async def round(self, questions: Iterator[Question], count: int) -> Slice:
        """Have ``count`` questions answered."""
        left = iter(range(count))
        took: list[float] = []

        async def ask_on(number: int) -> None:
            for _ in left:
                asked = self._telegram.ask(number, next(questions))
                answered = await asyncio.wait_for(asked.answered, _PATIENCE)
                took.append(answered - asked.at)
                self._telegram.tidy(number)

        cpu, began = self._bot.cpu, perf_counter()
        await asyncio.gather(*(ask_on(number) for number in range(self._at_once)))
        seconds, cpu = perf_counter() - began, self._bot.cpu - cpu
        percentiles = quantiles(took, n=100)
        return Slice(count / seconds, cpu / count * 1000, percentiles[49] * 1000, percentiles[98] * 1000)


async def run(arguments: argparse.Namespace, folder: Path) -> dict[str, dict[str, list[Slice]]]:
    """All rounds of all kinds of questions, by kind and by bot."""
    kinds = [
        Kind(OURS, webhook=arguments.webhook),
        Kind(SAME, ("aiohttp", "256"), arguments.webhook),
        Kind(STOCK, ("stock", "16"), arguments.webhook),
    ]
    told: dict[str, dict[str, list[Slice]]] = {}
    async with AsyncExitStack() as stack:
        contenders = [await _up(kind, stack, folder, arguments) for kind in kinds]
        for asked in arguments.kinds:
            told[asked] = {kind.name: [] for kind in kinds}
            for number in range(arguments.rounds + 1):
                for contender in contenders:
                    count = arguments.count if contender.kind.name != STOCK else arguments.count // 4
                    done = await contender.round(iter(Asking(asked, number, fresh=arguments.fresh)), count)
                    # The first round warms up.
                    if number:
                        told[asked][contender.kind.name].append(done)
    return told


async def _up(kind: Kind, stack: AsyncExitStack, folder: Path, arguments: argparse.Namespace) -> Contender:
    telegram = await stack.enter_async_context(Telegram())
    bot = start(kind, telegram.url, telegram.token, folder / kind.name.split(",")[-1].strip())
    stack.push_async_callback(bot.end)
    asked = telegram.ask(0, Question("/county 资源县"))
    await asyncio.wait_for(asked.answered, _PATIENCE)
    if arguments.delay:
        telegram.fail(delay_ms=arguments.delay)
    return Contender(kind, telegram, bot, arguments.at_once)


def show(told: dict[str, dict[str, list[Slice]]]) -> None:
    """Print the medians, and how ours compares in each round."""
    for asked, bots in told.items():
        print(f"\n{asked}")
        print(f"{'':28}{'answers/s':>10}{'CPU ms':>9}{'p50 ms':>9}{'p99 ms':>9}")
        for name, slices in bots.items():
            rate, cpu, p50, p99 = (
                median(getattr(one, what) for one in slices)
                for what in ("per_second", "cpu_ms", "p50_ms", "p99_ms")
            )
            print(f"{name:28}{rate:10.0f}{cpu:9.2f}{p50:9.1f}{p99:9.1f}")
        for other in (SAME, STOCK):
            pairs = list(zip(bots[OURS], bots[other], strict=True))
            print(
                f"  beside {other}: {median(a.per_second / b.per_second for a, b in pairs):.2f} times the"
                f" answers, {median(a.cpu_ms - b.cpu_ms for a, b in pairs):+.2f} ms of CPU an answer,"
                f" p99 {median(a.p99_ms / b.p99_ms for a, b in pairs):.2f} times"
            )


def main() -> None:
    """Run and tell."""
    parser = argparse.ArgumentParser(description="The bot beside echo bots, over real HTTP.")
    parser.add_argument("--webhook", action="store_true", help="updates by webhook instead of polling")
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=["county", *KINDS])
    parser.add_argument("--fresh", action="store_true", help="ask for something new every time")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--count", type=int, default=1500, help="questions in a round")
    parser.add_argument("--at-once", type=int, default=64, help="people who ask at the same time")
    parser.add_argument("--delay", type=int, default=0, help="milliseconds Telegram takes to answer")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        show(asyncio.run(run(arguments, Path(folder))))


if __name__ == "__main__":
    main()
