"""``python -m benchmarks.search``: how well and how fast names and passages are found, beside other engines.

Accuracy is measured on queries drawn here from the gazetteer (seeded), and on the shared ones where they are
at hand; speed on one machine in one run, at the names alone and at generated cases.
"""

import gc
import json
import os
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time_ns

import click
import psutil
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from benchmarks.cases import GeneratedCase, generate
from benchmarks.engines import Rapidfuzz, Tantivy, Trigrams
from benchmarks.queries import Name, Query, draw_all, names_of_file, names_of_gazetteer
from casebase.data.shipped import shipped_cases
from casebase.gazetteer import Gazetteer
from casebase.search import How, Match, NameEntry, NameIndex
from casebase.search.forms import bearer_of
from casebase.search.lexicon import initials
from casebase.search.passages import Passages, keys_of_body
from casebase.search.saved import load_index, save_entries
from casebase.store.shelf import Row, Shelf

SHARED = Path(os.environ.get("CASEBASE_SHARED", Path(__file__).parents[2] / "shared")) / "bench"
_SURE = {How.NAME, How.ALIAS, How.SHORT, How.PINYIN, How.SCRIPT, How.WIDTH}
_FEW = 20
"""Queries asked of engines that scan everything."""
_PASSAGE_QUERIES = 300
_ROUNDS = 3
_UPDATES = 20
console = Console()


@click.command()
@click.option("--seed", default=1, show_default=True, help="Of the drawn queries and the generated cases.")
@click.option("--each", default=40, show_default=True, help="Queries drawn of each kind.")
@click.option("--cases", "counts", default=(10_000, 100_000), multiple=True, show_default=True)
@click.option("--accuracy/--no-accuracy", default=True)
@click.option("--speed/--no-speed", default=True)
def main(seed: int, each: int, counts: Sequence[int], *, accuracy: bool, speed: bool) -> None:
    """Measure everything and print the tables."""
    names = _names()
    started = perf_counter()
    index = NameIndex(map(_entry, names), Gazetteer.load())
    built = perf_counter() - started
    gc.collect()
    gc.freeze()
    console.print(f"{len(names)} names, index built in {built:.2f} s, process {_memory():.0f} MB")
    queries = draw_all(names, seed, each)
    if accuracy:
        if (SHARED / "queries.json").exists():
            _shared_accuracy(index)
        _drawn_accuracy(index, queries)
    if speed:
        _names_speed(index, names, queries)
        for count in counts:
            _cases_speed(index, names, queries, count, seed)


def _names() -> list[Name]:
    """The shared names where they are at hand, else the gazetteer's with the shipped programs."""
    if (SHARED / "names.json").exists():
        return names_of_file(SHARED / "names.json")
    return names_of_gazetteer([program.name for case in shipped_cases() for program in case.programs])


def _entry(name: Name) -> NameEntry:
    kind = "county" if name.kind == "county" else "model"
    return NameEntry(name.id, kind, name.name, name.province or None, name.city or None)


# Accuracy -------------------------------------------------------------------------------------------------


def _ids(match: Match) -> list[str]:
    leaders = [one.hits[0].id for one in (match, *match.also) if one.hits]
    return [*leaders, *(hit.id for hit in match.hits if hit.id not in leaders)]


def _right(query: Query, match: Match) -> bool:
    ids = _ids(match)
    if not query.answers:
        return not ids
    if query.all_of:
        found = set(ids[: len(query.all_of)])
        return all(found & answers for answers in query.all_of)
    return bool(ids) and ids[0] in query.answers


def _shared_accuracy(index: NameIndex) -> None:
    table = Table("half", "answerable", "top-1", "unanswerable", "answered", title="the shared queries")
    rows = json.loads((SHARED / "queries.json").read_text("utf-8"))
    for half in ("tune", "test"):
        counts: Counter[str] = Counter()
        for row in rows:
            if row["split"] != half:
                continue
            query = Query(row["cls"], row["q"], row["scope"], frozenset(row["answers"]))
            kind = "answerable" if query.answers else "unanswerable"
            counts[kind] += 1
            counts[f"{kind} right"] += _right(query, index.match(query.text, row["scope"]))
        table.add_row(
            half,
            str(counts["answerable"]),
            f"{counts['answerable right'] / counts['answerable']:.4f}",
            str(counts["unanswerable"]),
            f"{1 - counts['unanswerable right'] / counts['unanswerable']:.4f}",
        )
    console.print(table)


def _drawn_accuracy(index: NameIndex, queries: Iterable[Query]) -> None:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for query in queries:
        counts[query.kind][0] += 1
        counts[query.kind][1] += _right(query, index.match(query.text, query.scope))  # type: ignore[arg-type]
    table = Table("kind", "asked", "right", title="queries drawn here")
    for kind, (asked, right) in counts.items():
        table.add_row(kind, str(asked), f"{right / asked:.3f}")
    console.print(table)


# Speed ----------------------------------------------------------------------------------------------------


def _timed(asks: Sequence[Callable[[str], object]], texts: Sequence[str]) -> list[list[float]]:
    """Microseconds of processor time each query took, for each way of asking, sorted.

    The ways take turns and each query counts by its median, so that what else the machine does falls on all.
    """
    rounds: list[list[list[float]]] = [[] for _ in asks]
    for _ in range(_ROUNDS):
        for ask, times in zip(asks, rounds, strict=True):
            times.append([_once(ask, text) for text in texts])
    return [sorted(map(median, zip(*times, strict=True))) for times in rounds]


def _once(ask: Callable[[str], object], text: str) -> float:
    begun = thread_time_ns()
    ask(text)
    return (thread_time_ns() - begun) / 1000


def _at(spent: Sequence[float], share: float) -> str:
    return f"{spent[min(len(spent) - 1, int(len(spent) * share))]:,.0f}" if spent else "–"


def _sample(queries: Sequence[Query]) -> list[str]:
    """Queries in a mixed order."""
    texts = [query.text for query in queries]
    random.Random(0).shuffle(texts)
    return texts


def _shared_texts() -> list[str]:
    """The shared queries, where they are at hand, in a mixed order."""
    path = SHARED / "queries.json"
    rows = json.loads(path.read_text("utf-8")) if path.exists() else []
    texts = [row["q"] for row in rows]
    random.Random(0).shuffle(texts)
    return texts


def _names_speed(index: NameIndex, names: Sequence[Name], queries: Sequence[Query]) -> None:
    texts = _shared_texts() or _sample(queries)
    sure = [
        text for text in texts if (found := index.match(text)).how in _SURE and found.span[1] == len(text)
    ]
    table = Table("engine", "p50 µs", "p99 µs", title=f"one query over {len(names)} names")
    tantivy = Tantivy(map(_keys, names))
    trigrams = Trigrams((name.name for name in names), "FTS5 trigram")
    ours, *others = _timed([index.match, tantivy.ask, trigrams.ask], texts)
    table.add_row("this", _at(ours, 0.5), _at(ours, 0.99))
    exact = _timed([index.match], sure)[0]
    table.add_row("this, whole names, short names and pinyin", _at(exact, 0.5), _at(exact, 0.99))
    for engine, spent in zip((tantivy, trigrams), others, strict=True):
        table.add_row(engine.name, _at(spent, 0.5), _at(spent, 0.99))
    for scorer in ("WRatio", "ratio"):
        scan = Rapidfuzz([name.name for name in names], scorer)
        spent = _timed([scan.ask], texts[: _FEW * 10])[0]
        table.add_row(scan.name, _at(spent, 0.5), _at(spent, 0.99))
    console.print(table)


def _keys(name: Name) -> list[str]:
    """Every form of a name with its pinyin and initials."""
    keys = []
    for form in bearer_of(_entry(name)).forms:
        keys += [form.text, form.letters, *initials(form)]
    return keys


def _cases_speed(few: NameIndex, names: list[Name], queries: Sequence[Query], count: int, seed: int) -> None:
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(f"{count:,} cases", total=count)
        cases = []
        for case in generate(names, count, seed):
            cases.append(case)
            progress.advance(task)
    _names_at_cases(few, cases, queries)
    _passages_at_cases(cases, seed)


def _names_at_cases(few: NameIndex, cases: Sequence[GeneratedCase], queries: Sequence[Query]) -> None:
    gazetteer = Gazetteer.load()
    entries = [entry for case in cases for entry in case.entries()]
    started = perf_counter()
    index = NameIndex(entries, gazetteer)
    built = perf_counter() - started
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "entries.jsonl"
        save_entries(path, entries, 1)
        started = perf_counter()
        load_index(path, 1, gazetteer)
        loaded = perf_counter() - started
    gc.collect()
    gc.freeze()
    texts = _shared_texts() or _sample(queries)
    table = Table("engine", "p50 µs", "p99 µs", title=f"one query over the names of {len(cases):,} cases")
    engine = Tantivy([key for name in (case.place, *case.programs) for key in _keys(name)] for case in cases)
    ours, alone, spent = _timed([index.match, few.match, engine.ask], texts)
    table.add_row("this", _at(ours, 0.5), _at(ours, 0.99))
    table.add_row("this, over the names alone", _at(alone, 0.5), _at(alone, 0.99))
    table.add_row(engine.name, _at(spent, 0.5), _at(spent, 0.99))
    scan = Rapidfuzz([case.title for case in cases], "WRatio")
    spent = _timed([scan.ask], texts[:_FEW])[0]
    table.add_row(scan.name, _at(spent, 0.5), _at(spent, 0.99))
    console.print(table)
    updated = median(_once(lambda _: index.update(entries[0]), "") for _ in range(_UPDATES)) / 1000
    console.print(f"built in {built:.2f} s, reloaded in {loaded:.2f} s, one case updated in {updated:.2f} ms")


def _passages_at_cases(cases: Sequence[GeneratedCase], seed: int) -> None:
    passages = [case.passage() for case in cases]
    rows = [Row(passage.id, passage.case, passage.body) for passage in passages]
    texts = _wordings(cases, seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "passages"
        started = perf_counter()
        shelf = Shelf.open(path, keys_of_body)
        with Progress(console=console, transient=True) as progress:
            task = progress.add_task("passages", total=len(rows))
            shelf.fill(
                rows,
                1,
                workers=os.cpu_count() or 1,
                progress=lambda done: progress.update(task, completed=done),
            )
        built = perf_counter() - started
        shelf.close()
        size = path.stat().st_size / 1e6
        started = perf_counter()
        shelf = Shelf.open(path, keys_of_body)
        opened = perf_counter() - started
        trigrams = Trigrams((case.text for case in cases), "FTS5 trigram")
        gc.collect()
        gc.freeze()
        ours, spent = _timed([Passages(shelf).find, trigrams.ask], texts)
        changed = [(rows[0].owner, [rows[0]])]
        updated = median(_once(lambda _: shelf.replace(changed, 2), "") for _ in range(_UPDATES)) / 1000
        shelf.close()
    table = Table("engine", "p50 µs", "p90 µs", "p99 µs", title=f"passages of {len(cases):,} cases")
    for name, times in (("this", ours), (trigrams.name, spent)):
        table.add_row(name, _at(times, 0.5), _at(times, 0.9), _at(times, 0.99))
    console.print(table)
    console.print(
        f"{size:.0f} MB, built in {built:.1f} s, opened in {opened:.3f} s,"
        f" a case updated in {updated:.1f} ms; process {_memory():.0f} MB"
    )


def _wordings(cases: Sequence[GeneratedCase], seed: int) -> list[str]:
    """Questions of one or two wordings that stand in some case."""
    source = random.Random(seed)
    wordings = []
    for _ in range(_PASSAGE_QUERIES):
        clauses = source.choice(cases).text.split("，")
        parts = source.sample(clauses[1:-1], source.choice((1, 1, 2)))
        wordings.append(" ".join(part[: source.choice((3, 4, 6))] for part in parts))
    return wordings


def _memory() -> float:
    return float(psutil.Process().memory_info().rss) / 1e6


if __name__ == "__main__":
    main()
