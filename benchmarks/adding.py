"""How fast ``casebot add`` is, beside reading the same articles and keeping nothing, both on two processes.

    python -m benchmarks.adding [--articles N] [--rounds N] FOLDER…

The folders hold articles (.txt); their paragraphs are drawn anew into as many articles as are wanted, so that
no two are the same. Both sides are whole commands, in fresh processes, taken in turns. On a machine that has
other work to do the processor time of both, which is what two full cores share, is the steadier measure.
"""

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.shared import ROOT, SHARED

_READ_ONLY = """
import multiprocessing, sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from casebase.library.curating.given import Given, read_given

def read(path):
    read_given(Given(path.read_bytes(), path.name))

if __name__ == "__main__":
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(read, sorted(Path(sys.argv[1]).iterdir()), chunksize=4))
"""
_ADD = "from bot.cli import main; main()"


def main() -> None:
    """Print how long each takes, and the ratio."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--articles", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("folders", nargs="*", type=Path)
    chosen = options.parse_args()
    folders = chosen.folders or [SHARED / "seeds", SHARED / "gold" / "articles"]
    pool = [file.read_text("utf-8", errors="ignore") for folder in folders for file in folder.glob("*.txt")]
    if not pool:
        sys.exit("没有文章可读：请写上文件夹，例如 python -m benchmarks.adding 文章/")
    ratios = []
    with tempfile.TemporaryDirectory() as made:
        folder, script = Path(made) / "articles", Path(made) / "read_only.py"
        script.write_text(_READ_ONLY, "utf-8")
        _draw(pool, chosen.articles, folder)
        for turn in range(chosen.rounds):
            reading = _timed(str(script), str(folder))
            database = str(Path(made) / f"{turn}.db")
            adding = _timed("-c", _ADD, "add", str(folder), "--jobs", "2", "--db", database)
            ratios.append([a / b for a, b in zip(reading, adding, strict=True)])
            print(f"reading {_said(reading)}   casebot add {_said(adding)}")
    clock, processor = (statistics.median(of) for of in zip(*ratios, strict=True))
    print(f"{chosen.articles} articles: casebot add has {clock:.0%} of the reading's speed by the clock,")
    print(f"{processor:.0%} by processor time (needed: 80%)")


def _draw(pool: list[str], count: int, folder: Path) -> None:
    """Articles of paragraphs drawn from the pool's, each under the opening of one of them."""
    folder.mkdir()
    chance = random.Random(7)
    paragraphs = [[line for line in text.splitlines() if line.strip()] for text in pool]
    every = [line for lines in paragraphs for line in lines[2:]]
    for number in range(count):
        own = chance.choice(paragraphs)
        drawn = [*own[:2], *chance.sample(every, min(len(every), max(4, len(own) - 2)))]
        (folder / f"{number:04}.txt").write_text("\n".join(drawn), "utf-8")


def _timed(*arguments: str) -> tuple[float, float]:
    """Seconds by the clock, and of processor time of the command with its children."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    quiet = subprocess.DEVNULL
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=quiet, stderr=quiet)
    took, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _said(seconds: tuple[float, float]) -> str:
    return f"{seconds[0]:6.1f} s ({seconds[1]:.1f} s of processor)"


if __name__ == "__main__":
    main()
