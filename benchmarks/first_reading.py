"""How well articles were read at first sight: the extractor's reading beside the case curated from each.

python -m benchmarks.first_reading TEXTS [--cases DIR …] [--saved DIR] [--quiet]

TEXTS holds the articles, NAME.txt each, as they were given; a case belongs to an article where one of its
sources has the article's hash. Without --saved the extractor of today reads them; with it, DIR/NAME.json are
readings kept from an earlier day (``casebot extract --json``), which is the honest measure: an extractor that
was mended after it saw an article reads that one better than others.
"""

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.readings import KINDS, Comparison, Item, Tally, compare
from casebase.data.shipped import shipped_cases
from casebase.extraction.extract import extract
from casebase.extraction.jsonline import json_object
from casebase.record import Case, Source
from casebase.record.jsonform import loads

_LABELS = {
    "figures": "figures (value, unit, place)",
    "programs": "programs",
    "places": "places",
    "people": "people",
    "date": "date of the article",
}


def main() -> int:
    """Compare every article that has a case; returns the exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("texts", type=Path, nargs="?", default=os.environ.get("CASEBASE_ARTICLES"))
    options.add_argument("--cases", type=Path, action="append", default=[], help="folders of further cases")
    options.add_argument("--saved", type=Path, help="readings of an earlier day, NAME.json each")
    options.add_argument("--quiet", action="store_true", help="the table only")
    chosen = options.parse_args()
    if chosen.texts is None or not Path(chosen.texts).is_dir():
        print("跳过：没有文章。文章不随项目发布；请给出它们所在的文件夹，或用 CASEBASE_ARTICLES 指明。")
        return 0
    cases = _by_hash(
        [*shipped_cases(), *(loads(f.read_bytes()) for d in chosen.cases for f in _in(d, "json"))]
    )
    compared = list(_compared(Path(chosen.texts), cases, chosen.saved))
    if not compared:
        print("跳过：这些文章里没有一篇有整理好的案例。")
        return 0
    _table([comparison for _, comparison in compared])
    if not chosen.quiet:
        for name, comparison in compared:
            _misses(name, comparison)
    return 0


def _in(folder: Path, suffix: str) -> list[Path]:
    return sorted(folder.glob(f"*.{suffix}"))


def _by_hash(cases: list[Case]) -> dict[str, tuple[Case, Source]]:
    return {source.sha256: (case, source) for case in cases for source in case.sources}


def _compared(
    texts: Path, cases: dict[str, tuple[Case, Source]], saved: Path | None
) -> Iterator[tuple[str, Comparison]]:
    for file in _in(texts, "txt"):
        raw = file.read_bytes()
        known = cases.get(hashlib.sha256(raw).hexdigest())
        if known is None:
            continue
        reading = _reading(file, raw, saved)
        if reading is None:
            print(f"没有留下的读法：{file.stem}", file=sys.stderr)
        else:
            yield file.stem, compare(*known, reading)


def _reading(file: Path, raw: bytes, saved: Path | None) -> Item | None:
    if saved is None:
        return json_object(extract(raw.decode("utf-8")))
    kept = saved / f"{file.stem}.json"
    return json.loads(kept.read_text("utf-8").splitlines()[0]) if kept.exists() else None


def _table(compared: list[Comparison]) -> None:
    print(f"articles {len(compared)}")
    print(f"{'kind':30} {'P':>6} {'R':>6} {'F1':>6} {'wanted':>7} {'found':>6} {'right':>6}")
    for kind in KINDS:
        total = _sum(c.kinds[kind] for c in compared)
        print(
            f"{_LABELS[kind]:30} {total.precision:6.3f} {total.recall:6.3f} {total.f1:6.3f}"
            f" {total.wanted:7} {total.found:6} {total.right:6}"
        )
    for label, total in (
        ("key programs", _sum(c.key for c in compared)),
        ("main place", _sum(c.main_place for c in compared)),
        ("nature of matched figures", _sum(c.natures for c in compared)),
    ):
        print(f"{label:30} {total.recall:.3f} ({total.right}/{total.wanted})")
    ahead = _sum(c.not_yet for c in compared)
    print(f"{'not yet real, given as 实绩':28} {ahead.wanted - ahead.right}/{ahead.wanted}")


def _sum(tallies: Iterator[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total.add(tally)
    return total


def _misses(name: str, comparison: Comparison) -> None:
    for kind, tally in (*comparison.kinds.items(), ("main place", comparison.main_place)):
        for missed in tally.missed:
            print(f"{name} {kind} missed: {missed}")
        for extra in tally.extra:
            print(f"{name} {kind} extra: {extra}")
    for missed in comparison.natures.missed:
        print(f"{name} nature: {missed}")
    for missed in comparison.key.missed:
        print(f"{name} key program missed: {missed}")


if __name__ == "__main__":
    sys.exit(main())
