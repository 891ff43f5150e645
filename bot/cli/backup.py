"""``casebot backup`` and ``casebot restore``: the database, copied while in use and put back once checked."""

from pathlib import Path

import click

from bot.settings import Settings
from casebase.errors import CasebaseError
from casebase.store import copies

_PATH = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("target", type=_PATH, required=False)
def backup(target: Path | None) -> None:
    """把数据库备份一份（机器人可以开着），备好以后通读检查一遍。

    TARGET 是备份文件；不写就按时间取名，放进 BACKUP_FOLDER（没有设置就放在数据库旁边）。
    """
    try:
        store = Settings.read().store
        folder = store.backup_folder or store.database_file.parent
        copy = target or folder / copies.name_of()
        copies.back_up(store.database_file, copy)
        click.echo(f"已备份到 {copy}，第 {copies.check(copy)} 次修订，通读无误。")
    except CasebaseError as error:
        raise SystemExit(_said(error.sentence)) from None


@click.command()
@click.argument("copy", type=_PATH)
def restore(copy: Path) -> None:
    """用备份 COPY 换下现在的数据库；先检查备份，再换，原来的那份留在旁边。要先停下机器人。"""
    try:
        database = Settings.read().store.database_file
        earlier = copies.restore(copy, database)
        click.echo(f"已从 {copy} 恢复到 {database}，第 {copies.check(database)} 次修订。")
        if earlier is not None:
            click.echo(f"原来的数据库留在 {earlier}。")
    except CasebaseError as error:
        raise SystemExit(_said(error.sentence)) from None


def _said(sentence: str) -> int:
    click.echo(sentence, err=True)
    return 2
