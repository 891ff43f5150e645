"""``casebot export`` and ``casebot import``: the casebase as JSON lines or as a data package."""

from collections.abc import Iterator
from pathlib import Path

import click

from bot.cli.desk import opened, operator
from casebase.errors import CasebaseError
from casebase.library.curating.exchange import RECORDS

_DATABASE = click.option(
    "--db", type=click.Path(dir_okay=False, path_type=Path), help="数据库文件，默认照设置 DATABASE_FILE。"
)


@click.command()
@click.argument("to", type=click.Path(path_type=Path))
@click.option("--texts", is_flag=True, help="连原文一起（只用于 .jsonl；请留意原文的版权）。")
@_DATABASE
def export(to: Path, texts: bool, db: Path | None) -> None:
    """导出全部案例：TO 以 .jsonl 结尾是一行一个案例，否则是一个数据包文件夹（CSV 和 datapackage.json）。"""
    with opened(db) as casebase:
        if to.suffix == ".jsonl":
            with to.open("w", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in casebase.desk.lines(texts=texts))
        else:
            to.mkdir(parents=True, exist_ok=True)
            for name, content in casebase.desk.package().items():
                (to / name).write_text(content, encoding="utf-8")
        click.echo(f"导出到 {to}")


@click.command("import")
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@_DATABASE
def import_(source: Path, db: Path | None) -> None:
    """导入案例：一个 .jsonl 文件，或一个导出的数据包文件夹。"""
    with opened(db) as casebase:
        count = casebase.desk.take_in(_lines(source), operator())
        click.echo(f"导入{count}个案例。" if count else "都已经在库里了，没有改动。")


def _lines(source: Path) -> Iterator[str]:
    path = source / RECORDS if source.is_dir() else source
    if not path.exists():
        raise CasebaseError(f"文件夹里没有 {RECORDS}，不是本程序导出的数据包。")
    try:
        yield from path.read_text("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise CasebaseError("这个文件不是 UTF-8 的 JSON 行，读不了。") from error
