"""``casebot add``: articles, by the thousand, into drafts; what is there already is not read again."""

import json
import multiprocessing
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from bot.cli.desk import opened, operator
from casebase.errors import CasebaseError
from casebase.library import Casebase
from casebase.library.curating.drafting import Added
from casebase.library.curating.given import Given, Read, read_given

_ENDINGS = (".txt", ".md", ".html", ".htm", ".shtml", ".docx", ".pdf")
_TOGETHER = 16
"""Articles stored in one transaction: one wait for the disk for so many, and no more lost by a power cut."""
_AHEAD = 4
"""Articles handed to a process before it asks, so that none waits for the other side."""
_SOLO = 3
"""Up to so many articles are read in this process: another one takes longer to start."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    path: Path
    what: str
    """``draft``, ``source``, ``known``, ``none`` or ``unreadable``."""
    said: str
    draft: int | None = None


@click.command()
@click.argument(
    "paths", metavar="FILE…|FOLDER", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@click.option("--jobs", type=click.IntRange(1), help="几个进程一起读，默认有几个处理器就几个。")
@click.option("--json", "as_json", is_flag=True, help="每个文件输出一行 JSON。")
@click.option(
    "--db", type=click.Path(dir_okay=False, path_type=Path), help="数据库文件，默认照设置 DATABASE_FILE。"
)
def add(paths: tuple[Path, ...], jobs: int | None, as_json: bool, db: Path | None) -> None:
    """把文章读成草稿，例如：casebot add 文章.txt 或 casebot add 文件夹；中断了再来一次就接着读。"""
    files = list(_files(paths))
    if not files:
        click.echo("文件夹里没有文章（.txt、.html、.docx、.pdf）。", err=True)
        raise SystemExit(1)
    found: Counter[str] = Counter()
    with opened(db) as casebase, Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("读文章", total=len(files))
        for outcome in added(casebase, files, jobs or os.cpu_count() or 1):
            found[outcome.what] += 1
            bar.advance(task)
            _say(outcome, as_json=as_json)
    if not as_json:
        click.echo(_report(found), err=True)
    if found["unreadable"] == len(files):
        raise SystemExit(1)


def added(casebase: Casebase, files: list[Path], jobs: int) -> Iterator[Outcome]:
    """Each file's outcome, in the order they are done.

    Args:
        casebase: where the drafts go.
        files: the articles.
        jobs: how many processes read.
    """
    known = casebase.desk.given_digests()
    waiting: list[tuple[Path, Read]] = []
    for path, read in _read(_new(files, known), jobs):
        if isinstance(read, Outcome):
            yield read
            continue
        waiting.append((path, read))
        if len(waiting) == _TOGETHER:
            yield from _stored(casebase, waiting)
            waiting = []
    yield from _stored(casebase, waiting)


def _stored(casebase: Casebase, reads: list[tuple[Path, Read]]) -> Iterator[Outcome]:
    if not reads:
        return
    kept = casebase.desk.add_many([read for _, read in reads], operator())
    for (path, read), one in zip(reads, kept, strict=True):
        yield _outcome(path, read, one)


def _outcome(path: Path, read: Read, one: Added) -> Outcome:
    if one.likeness.source_of is not None:
        return Outcome(path, "source", f"是「{one.likeness.source_of.title}」的原文，原句能看到了")
    assert one.draft is not None
    if not one.new:
        return Outcome(path, "known", f"已经是{one.draft.id}号草稿", one.draft.id)
    if read.record is None:
        return Outcome(path, "none", read.why_none or "没有案例", one.draft.id)
    like = one.likeness
    other = f"「{like.case.title}」" if like.case else f"{like.draft}号草稿"
    also = f"，和{other}相同{like.share:.0%}" if like.known else ""
    place = one.draft.record.place.name if one.draft.record else ""
    return Outcome(path, "draft", f"{one.draft.id}号草稿：{place}{also}", one.draft.id)


def _new(files: Iterable[Path], known: frozenset[str]) -> Iterator[tuple[Path, bytes | Outcome]]:
    """The files with their bytes; those that were given before, or cannot be opened, with what to say."""
    for path in files:
        try:
            data = path.read_bytes()
        except OSError as error:
            yield path, Outcome(path, "unreadable", f"打不开：{error.strerror}")
            continue
        if sha256(data).hexdigest() in known:
            yield path, Outcome(path, "known", "先前已经收过")
        else:
            yield path, data


def _read(files: Iterator[tuple[Path, bytes | Outcome]], jobs: int) -> Iterator[tuple[Path, Read | Outcome]]:
    """Each file with what was read from it, by as many processes as there are jobs."""
    first = list(islice(files, _SOLO + 1))
    if len(first) <= _SOLO or jobs == 1:
        for path, data in chain(first, files):
            yield path, data if isinstance(data, Outcome) else _one(path, data)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        yield from _in_pool(pool, chain(first, files), jobs)


def _in_pool(
    pool: ProcessPoolExecutor, files: Iterator[tuple[Path, bytes | Outcome]], jobs: int
) -> Iterator[tuple[Path, Read | Outcome]]:
    running: dict[Future[Read | Outcome], Path] = {}
    for path, data in files:
        if isinstance(data, Outcome):
            yield path, data
            continue
        running[pool.submit(_one, path, data)] = path
        if len(running) >= jobs * _AHEAD:
            yield from _done(running)
    while running:
        yield from _done(running)


def _done(running: dict[Future[Read | Outcome], Path]) -> Iterator[tuple[Path, Read | Outcome]]:
    finished, _ = wait(running, return_when=FIRST_COMPLETED)
    for future in finished:
        yield running.pop(future), future.result()


def _one(path: Path, data: bytes) -> Read | Outcome:
    try:
        return read_given(Given(data, path.name))
    except CasebaseError as error:
        return Outcome(path, "unreadable", error.sentence)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (p for p in sorted(path.rglob("*")) if p.suffix.lower() in _ENDINGS and p.is_file())
        else:
            yield path


def _say(outcome: Outcome, *, as_json: bool) -> None:
    if as_json:
        row = {
            "file": str(outcome.path),
            "outcome": outcome.what,
            "said": outcome.said,
            "draft": outcome.draft,
        }
        click.echo(json.dumps(row, ensure_ascii=False))
    else:
        click.echo(f"{outcome.path}：{outcome.said}")


def _report(found: Counter[str]) -> str:
    words = {
        "draft": "新草稿",
        "source": "补上原文",
        "known": "先前收过",
        "none": "没有案例",
        "unreadable": "读不了",
    }
    return "，".join(f"{said}{found[what]}篇" for what, said in words.items() if found[what])
