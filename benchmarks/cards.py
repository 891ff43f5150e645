"""How long cards take to draw: cold and warm, by kind, and what the event loop feels meanwhile.

Run as ``python -m benchmarks.cards [ROUNDS]``. Every drawing is of a sheet never drawn before: nothing
comes out of the press's folder, and each is drawn through the press as handlers draw it.
"""

import asyncio
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from casebase.data.shipped import shipped_cases
from casebase.library import ProgramHit
from casebase.record import Case
from handlers.prints.kept import Kept
from handlers.prints.press import Press
from handlers.views.prints.case import case_sheet
from handlers.views.prints.chart import chart_sheet
from handlers.views.prints.comparison import cases_sheet, programs_sheet
from handlers.views.prints.program import program_sheet
from handlers.views.prints.sheet import Medium, Sheet

BOT = "benchmark_bot"
BUDGET = 150
"""Milliseconds a warm card may take."""
AT_ONCE = 5
TICK = 0.005
"""Seconds between two looks at the event loop."""

COLD = """
import time
started = time.perf_counter()
from casebase.data.shipped import shipped_cases
from handlers.prints.drawing import draw
from handlers.views.prints.case import case_sheet
imported = time.perf_counter()
sheet = case_sheet(shipped_cases()[0])
draw(sheet.json(), sheet.medium)
print(1000 * (imported - started), 1000 * (time.perf_counter() - imported))
"""


def hits(case: Case) -> list[ProgramHit]:
    """The case's programs as a handler has them."""
    return [ProgramHit(case, program) for program in case.programs]


KINDS: dict[str, Callable[[list[Case]], Sheet]] = {
    "case": lambda cases: case_sheet(cases[0], bot=BOT),
    "program": lambda cases: program_sheet(hits(cases[0])[0], bot=BOT),
    "chart": lambda cases: chart_sheet(cases[0], bot=BOT),
    "compare 2": lambda cases: cases_sheet(cases[:2], bot=BOT),
    "compare 3": lambda cases: cases_sheet(cases[:3], bot=BOT),
    "programs 3": lambda cases: programs_sheet(hits(cases[0])[:3], bot=BOT),
    "case PDF": lambda cases: case_sheet(cases[0], Medium.PRINT, BOT),
}


def fresh(number: int) -> list[Case]:
    """The shipped cases in a revision nobody has drawn yet, another one first each time."""
    cases = [case.model_copy(update={"revision": number + 1}) for case in shipped_cases()]
    first = number % len(cases)
    return cases[first:] + cases[:first]


async def warm(press: Press, rounds: int) -> None:
    """Draw each kind ``rounds`` times, one after the other."""
    print(f"{'warm, ms':12} {'p50':>6} {'p99':>6} {'max':>6}")
    for place, (kind, sheet_of) in enumerate(KINDS.items()):
        taken = []
        for number in range(rounds + len(shipped_cases())):
            sheet = sheet_of(fresh(10_000 * place + number))
            started = time.perf_counter()
            await press.draw(sheet)
            taken.append(1000 * (time.perf_counter() - started))
        report(kind, taken[len(shipped_cases()) :])


def report(kind: str, taken: Sequence[float]) -> None:
    """One line, with a mark where the budget is overrun."""
    middle, late = median(taken), p99(taken)
    over = "  over budget" if middle > BUDGET else ""
    print(f"{kind:12} {middle:6.0f} {late:6.0f} {max(taken):6.0f}{over}")


async def together(press: Press, rounds: int) -> None:
    """Draw five cards at once, again and again, and watch how late the event loop is meanwhile."""
    late: list[float] = []
    watching = asyncio.ensure_future(watch(late))
    taken = []
    for number in range(rounds):
        started = time.perf_counter()
        await asyncio.gather(*(press.draw(sheet) for sheet in five(number)))
        taken.append(1000 * (time.perf_counter() - started))
    watching.cancel()
    print(f"{AT_ONCE} cards at once: p50 {median(taken):.0f} ms until the last is there")
    said = f"p50 {median(late):.1f}, p99 {p99(late):.1f}, at most {max(late):.1f} ms"
    print(f"the event loop meanwhile: late by {said}")


def p99(values: Sequence[float]) -> float:
    """The value only one in a hundred is above."""
    return quantiles(values, n=100, method="inclusive")[98]


def five(number: int) -> Iterable[Sheet]:
    """Five cards nobody has drawn yet."""
    return (case_sheet(case, bot=BOT) for case in fresh(1_000_000 + number)[:AT_ONCE])


async def watch(late: list[float]) -> None:
    """Note, tick by tick, how many milliseconds the loop comes back late."""
    while True:
        started = time.perf_counter()
        await asyncio.sleep(TICK)
        late.append(1000 * (time.perf_counter() - started - TICK))


def cold() -> None:
    """The first card of a new process."""
    told = subprocess.run([sys.executable, "-c", COLD], check=True, capture_output=True, text=True).stdout
    imports, first = map(float, told.split())
    print(f"cold: imports {imports:.0f} ms, fonts and first card {first:.0f} ms")


async def run(rounds: int) -> None:
    """All of it."""
    with TemporaryDirectory() as folder:
        press = Press(Kept(Path(folder), 200))
        before = memory()
        await warm(press, rounds)
        await together(press, max(3, rounds // 5))
        await press.close()
        print(f"memory: {before:.0f} MB before, {memory():.0f} MB at most")


def memory() -> float:
    """Peak resident memory of this process in megabytes (Linux counts it in kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    cold()
    asyncio.run(run(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
