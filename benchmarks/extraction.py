"""How fast articles are read, beside jieba.posseg tagging the same text in the same run, on one core.

    make bench-extraction     (python -m benchmarks.extraction [--rounds N] [FILE…])

Prints articles per second, MB per second, the ratio, peak memory, and the time of the first article in a
fresh process.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from benchmarks.shared import ROOT, SHARED

_FIRST = """
import time; start = time.perf_counter()
import resource, sys
from casebase.extraction.extract import extract
draft = extract(open(sys.argv[1], encoding="utf-8", newline="").read())
print(time.perf_counter() - start, time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("files", nargs="*", type=Path)
    chosen = options.parse_args()
    files = chosen.files or [*SHARED.glob("seeds/*.txt"), *SHARED.glob("gold/articles/*.txt")]
    if not files:
        sys.exit("没有文章可读：请写上文件名，例如 python -m benchmarks.extraction 文章.txt")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    first(files[0])
    texts = [f.read_bytes().decode("utf-8") for f in files]
    megabytes = sum(len(t.encode()) for t in texts) / 1e6
    ours, theirs = readers()
    for read in (ours, theirs):
        read(texts[0])
    seconds: dict[str, list[float]] = {"casebase": [], "jieba.posseg": []}
    for _ in range(chosen.rounds):
        seconds["casebase"].append(timed(ours, texts))
        seconds["jieba.posseg"].append(timed(theirs, texts))
    print(f"{len(texts)} articles, {megabytes * 1000:.0f} kB, median of {chosen.rounds} interleaved rounds")
    for name, took in seconds.items():
        median = statistics.median(took)
        print(f"{name:14} {len(texts) / median:8.1f} articles/s {megabytes / median:8.3f} MB/s")
    ratios = [b / a for a, b in zip(*seconds.values(), strict=True)]
    print(f"casebase is {statistics.median(ratios):.1f} times as fast (needed: 3)")


def readers() -> tuple[Callable[[str], object], Callable[[str], object]]:
    """Our reader, and the peer's, which is the tagging alone."""
    from casebase.extraction.extract import extract

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba.posseg

    jieba.setLogLevel("ERROR")
    return extract, lambda text: list(jieba.posseg.cut(text))


def timed(read: Callable[[str], object], texts: list[str]) -> float:
    """Seconds of processor time to read all texts."""
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


def first(file: Path) -> None:
    """The first article in a fresh process, three times over."""
    runs = []
    for _ in range(3):
        started = time.perf_counter()
        out = subprocess.run(
            [sys.executable, "-c", _FIRST, str(file)], check=True, capture_output=True, text=True, cwd=ROOT
        ).stdout.split()
        runs.append((time.perf_counter() - started, float(out[1]), int(out[2]) / 1024))
    whole, cpu, memory = (statistics.median(column) for column in zip(*runs, strict=True))
    print(f"first article in a fresh process: {whole:.2f} s from its start, {cpu:.2f} s of processor time,")
    print(f"  {memory:.0f} MB at most (needed: 1 s, 200 MB)")


if __name__ == "__main__":
    main()
