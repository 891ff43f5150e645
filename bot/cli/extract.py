"""``casebot extract``: articles to drafts with proof, to read, as JSON, or as a page."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from bot.cli.showing.page import page
from bot.cli.showing.terminal import show
from casebase.errors import CasebaseError
from casebase.extraction.draft import Draft
from casebase.extraction.extract import extract as make_draft
from casebase.extraction.jsonline import json_object
from casebase.text.reading import read

_MANY = 2
"""From so many files on, a bar shows how far it is."""


@click.command()
@click.argument(
    "paths",
    metavar="FILE…",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@click.option("--json", "as_json", is_flag=True, help="每个文件输出一行 JSON，给别的程序用。")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="写成一个网页：原文标出依据，旁边是草稿（只收一个文件）。",
)
def extract(paths: tuple[Path, ...], as_json: bool, html: Path | None) -> None:
    """把文章变成带出处的案例草稿，例如：casebot extract 文章.txt。"""
    if html is not None and len(paths) != 1:
        raise click.UsageError("--html 一次只收一个文件。")
    failed = 0
    console = Console()
    for path, draft in _drafts(paths):
        if isinstance(draft, CasebaseError):
            failed += 1
            click.echo(f"{path}：{draft.sentence}", err=True)
        elif as_json:
            click.echo(json.dumps(json_object(draft), ensure_ascii=False))
        elif html is not None:
            html.write_text(page(draft), "utf-8")
            click.echo(f"写好了：{html}")
        else:
            show(console, path.name, draft)
    if failed:
        sys.exit(1)


def _drafts(paths: tuple[Path, ...]) -> Iterator[tuple[Path, Draft | CasebaseError]]:
    """Each file's draft, or the error that says why it could not be read."""
    bar = Console(stderr=True)
    waiting = track(paths, description="提取", console=bar, transient=True) if len(paths) >= _MANY else paths
    for path in waiting:
        try:
            yield path, make_draft(read(_bytes(path), path.name))
        except CasebaseError as error:
            yield path, error


def _bytes(path: Path) -> bytes:
    """What is in the file.

    Raises:
        CasebaseError: there is no such file, or it may not be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise CasebaseError("没有这个文件，请检查名字和所在的文件夹。") from None
    except IsADirectoryError:
        raise CasebaseError("这是一个文件夹，请写出里面的文件。") from None
    except OSError:
        raise CasebaseError("打不开这个文件，请检查是否有权限。") from None
