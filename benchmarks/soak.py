"""A bounded mix of questions for as long as asked: what it does to memory and latency, and what faults do.

    python -m benchmarks.soak --updates 200000
    python -m benchmarks.soak --minutes 60 --webhook
    python -m benchmarks.soak --updates 5000 --faults --kills 10

Without faults, the run fails where the bot's memory after the second half is more than 3 % over that after
the first, or where anything was logged as an error. With faults, connections are cut and delayed, calls are
answered 429, 500 and 502 and the bot is killed; then every question must have had its effect (a count in the
database) exactly once and an answer, or two.
"""

import argparse
import asyncio
import random
import sqlite3
import sys
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import monotonic

from benchmarks.load.bots import Kind, Running, start
from benchmarks.load.questions import Asking
from benchmarks.load.telegram import Telegram

_PATIENCE = 90.0
_SAMPLES = 20
_MOST_GROWTH = 1.03
_REFUSALS = (429, 500, 502)
_CUT = 0
"""In place of a status: the connection is closed without an answer."""


@dataclass(slots=True)
class Sample:
    """How the bot is at some point of the run."""

    updates: int
    megabytes: float
    p50_ms: float
    p99_ms: float


@dataclass(slots=True)
class Run:
    """A run under way."""

    telegram: Telegram
    bot: Running
    updates: int = 0
    took: list[float] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)

    def sample(self) -> None:
        """Take the bot's measure, and say it."""
        took, self.took = sorted(self.took), []
        self.samples.append(
            Sample(
                self.updates,
                self.bot.memory / 1e6,
                median(took) * 1000,
                took[int(0.99 * (len(took) - 1))] * 1000,
            )
        )
        one = self.samples[-1]
        print(
            f"{one.updates:9} updates {one.megabytes:8.1f} MB"
            f"   p50 {one.p50_ms:6.1f} ms   p99 {one.p99_ms:6.1f} ms",
            flush=True,
        )


async def steady(arguments: argparse.Namespace, folder: Path) -> list[str]:
    """Ask the mix for the time or the number given; what is wrong with the bot afterwards."""
    async with Telegram() as telegram:
        bot = start(Kind("soak", webhook=arguments.webhook), telegram.url, telegram.token, folder)
        run = Run(telegram, bot)
        try:
            await _asked(run, arguments)
        finally:
            await bot.end()
    wrong = [line for line in bot.log.read_text("utf-8").splitlines() if " ERROR " in line]
    half, whole = run.samples[len(run.samples) // 2 - 1], run.samples[-1]
    growth = whole.megabytes / half.megabytes
    print(f"memory after the second half: {growth - 1:+.1%} over the first")
    print(f"p50 after the second half: {whole.p50_ms / half.p50_ms:.2f} of the first's")
    if growth > _MOST_GROWTH:
        wrong.append(f"memory grew from {half.megabytes:.1f} to {whole.megabytes:.1f} MB")
    return wrong + telegram.world.ignored[:5] + telegram.world.not_built[:5]


async def _asked(run: Run, arguments: argparse.Namespace) -> None:
    """Ask in a closed loop, with a sample after every twentieth of it."""
    questions = iter(Asking("mix"))
    until = monotonic() + arguments.minutes * 60 if arguments.minutes else None
    step = max(1, arguments.updates // _SAMPLES) if until is None else 5000

    async def ask_on(number: int, target: int) -> None:
        while run.updates < target:
            run.updates += 1
            # Everyone in turn, so that the bot meets more people than ask at once.
            person = number + arguments.at_once * (run.updates % 20)
            asked = run.telegram.ask(person, next(questions))
            answered = await asyncio.wait_for(asked.answered, _PATIENCE)
            run.took.append(answered - asked.at)
            run.telegram.tidy(person)

    while (run.updates < arguments.updates) if until is None else (monotonic() < until):
        target = run.updates + step
        await asyncio.gather(*(ask_on(number, target) for number in range(arguments.at_once)))
        run.sample()


async def faulty(arguments: argparse.Namespace, folder: Path) -> list[str]:
    """Ask questions each of which leaves a count, while everything goes wrong; what came out wrong."""
    chance = random.Random(arguments.seed)
    async with Telegram() as telegram:
        kind = Kind("soak", webhook=arguments.webhook)
        bot = start(kind, telegram.url, telegram.token, folder)
        asked: Counter[str] = Counter()
        kills = 0
        for number in range(arguments.updates):
            name = f"桃花源{number}县"
            asked[name] += 1
            person = telegram.person(number)
            telegram.world.answers[str(person.id)] = 0
            person.send(f"/county {name}")
            if chance.random() < 0.02 and not telegram.troubled:
                _go_wrong(telegram, chance)
            if bot.process.poll() is not None:
                # Telegram could not be reached for as long as a start tries: whoever runs it starts it again.
                bot = start(kind, telegram.url, telegram.token, folder)
            if kills < arguments.kills and number >= (kills + 1) * arguments.updates // (arguments.kills + 1):
                bot.process.kill()
                await asyncio.to_thread(bot.process.wait)
                bot = start(kind, telegram.url, telegram.token, folder)
                kills += 1
            await asyncio.sleep(0.004)
        await _until_answered(telegram)
        telegram.world.faults.clear()
        await bot.end()
    return _wrong_counts(folder, asked) + _wrong_answers(telegram, kills) + _tracebacks(bot)


def _go_wrong(telegram: Telegram, chance: random.Random) -> None:
    """One of the things that happen between a bot and Telegram."""
    method = chance.choice(("sendMessage", "getUpdates", "*"))
    times = chance.randint(1, 5)
    what = chance.choice((*_REFUSALS, _CUT, "delay"))
    if what == "delay":
        telegram.fail(method, times, delay_ms=chance.randint(20, 400))
    elif what == _CUT:
        telegram.cut(times)
    else:
        telegram.fail(method, times, status=what, retry_after=1 if what == 429 else None)


async def _until_answered(telegram: Telegram) -> None:
    until = monotonic() + _PATIENCE
    while not all(telegram.world.answers.values()) and monotonic() < until:  # noqa: ASYNC110
        await asyncio.sleep(0.1)


def _wrong_counts(folder: Path, asked: Counter[str]) -> list[str]:
    with closing(sqlite3.connect(folder / "casebase.db")) as db:
        counted = dict(db.execute("select query, sum(asked) from gaps group by query").fetchall())
        left = db.execute("select count(*) from inbox where done = 0").fetchone()[0]
    wrong = [
        f"{name}: counted {counted.get(name, 0)} times" for name in asked if counted.get(name) != asked[name]
    ]
    wrong = [f"{len(wrong)} questions were miscounted, such as", *wrong[:5]] if wrong else []
    return wrong + ([f"{left} updates were not finished"] if left else [])


def _wrong_answers(telegram: Telegram, kills: int) -> list[str]:
    answers = Counter(telegram.world.answers.values())
    print("answers a question:", dict(sorted(answers.items())), "with", kills, "kills")
    return [
        f"{count} questions were answered {times} times"
        for times, count in answers.items()
        if not 1 <= times <= 2
    ]


def _tracebacks(bot: Running) -> list[str]:
    return ["a traceback was logged"] if "Traceback" in bot.log.read_text("utf-8") else []


def main() -> None:
    """Run and tell; the exit code says whether all was well."""
    parser = argparse.ArgumentParser(description="A bounded mix of questions for as long as asked.")
    parser.add_argument("--updates", type=int, default=200_000)
    parser.add_argument("--minutes", type=float, default=0, help="instead of a number of updates")
    parser.add_argument("--webhook", action="store_true")
    parser.add_argument("--at-once", type=int, default=64)
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = faulty if arguments.faults else steady
        wrong = asyncio.run(work(arguments, Path(folder)))
    print("\n".join(wrong[:20]) or "all is well")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
