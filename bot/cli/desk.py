"""``casebot review``, ``publish``, ``retract``, ``merge``, ``undo``, ``history``, ``log``, ``check``."""

import getpass
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from bot.settings import Settings
from casebase.errors import CasebaseError
from casebase.library import Casebase
from casebase.library.curating.reviewing import current
from casebase.record import Case
from casebase.store import Revision
from casebase.store.desk import Actor, Draft
from handlers.desk.showing import shown_draft, shown_page
from handlers.named import named_case
from handlers.views.desk.notice import moment
from handlers.views.message import Message

_DATABASE = click.option(
    "--db", type=click.Path(dir_okay=False, path_type=Path), help="数据库文件，默认照设置 DATABASE_FILE。"
)
_JSON = click.option("--json", "as_json", is_flag=True, help="输出 JSON，给别的程序用。")


def operator() -> Actor:
    """Who sits at the command line."""
    return Actor(0, f"命令行 {getpass.getuser()}")


@contextmanager
def opened(db: Path | None) -> Iterator[Casebase]:
    """The casebase of the command; an error it carries a sentence for ends the program with that."""
    try:
        with Casebase.open(db or Settings.read().store.database_file) as casebase:
            yield casebase
    except CasebaseError as error:
        click.echo(error.sentence, err=True)
        raise SystemExit(2) from None


@click.command()
@click.argument("number", type=int, required=False)
@click.option("--keep-all", is_flag=True, help="没定过的全部保留。")
@click.option("--keep", multiple=True, metavar="KEY", help="保留一条，如 f3。")
@click.option("--drop", multiple=True, metavar="KEY", help="去掉一条，如 p0。")
@click.option(
    "--set", "changes", nargs=3, multiple=True, metavar="KEY FIELD VALUE", help="改一项，如 f3 nature 计划。"
)
@click.option("--discard", is_flag=True, help="放下不用。")
@_JSON
@_DATABASE
def review(
    number: int | None,
    keep_all: bool,
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    changes: tuple[tuple[str, str, str], ...],
    discard: bool,
    as_json: bool,
    db: Path | None,
) -> None:
    """看待审的草稿，或逐条定一份草稿，例如：casebot review 3 --keep-all --drop f2。"""
    with opened(db) as casebase:
        if number is None:
            _list_drafts(casebase, as_json=as_json)
            return
        desk, who = casebase.desk, operator()
        for key in keep:
            desk.decide(number, key, "keep", _seen(desk.draft(number), key), who)
        for key in drop:
            desk.decide(number, key, "drop", _seen(desk.draft(number), key), who)
        for key, field, value in changes:
            desk.change(number, key, field, value, _seen(desk.draft(number), key), who)
        if keep_all:
            desk.keep_all(number, "", who)
        if discard:
            desk.discard(number, who)
        _show_draft(casebase, number, as_json=as_json)


@click.command()
@click.argument("numbers", type=int, nargs=-1, required=True)
@click.option("--into", metavar="CASE", help="并入这个案例，而不是另立。")
@_JSON
@_DATABASE
def publish(numbers: tuple[int, ...], into: str | None, as_json: bool, db: Path | None) -> None:
    """发布草稿，例如：casebot publish 3。"""
    with opened(db) as casebase:
        desk, who = casebase.desk, operator()
        consent = Settings.read().desk.consent
        for number in numbers:
            seen = desk.draft(number).version
            if into:
                target = _case(casebase, into).id
                done = desk.publish_into(number, target, seen, who, consent)
            else:
                done = desk.publish(number, seen, who, consent)
            if done.due is not None:
                click.echo(
                    f"{number}号草稿公示到{moment(done.due)}，没有人撤下就发布（由运行着的机器人发布）。"
                )
            elif done.case is None:
                click.echo(f"{number}号草稿已记下同意，还要另一位管理员发布。")
            else:
                _say_case(done.case, "发布了", as_json=as_json)


@click.command()
@click.argument("case")
@click.argument("reason", nargs=-1, required=True)
@_JSON
@_DATABASE
def retract(case: str, reason: tuple[str, ...], as_json: bool, db: Path | None) -> None:
    """撤回一个案例，要写理由，例如：casebot retract ziyuan 材料失实。"""
    with opened(db) as casebase:
        done = casebase.desk.retract(_case(casebase, case).id, " ".join(reason), operator())
        _say_case(done, "撤回了", as_json=as_json)


@click.command()
@click.argument("case")
@click.argument("into")
@_JSON
@_DATABASE
def merge(case: str, into: str, as_json: bool, db: Path | None) -> None:
    """把前一个案例并进后一个，例如：casebot merge caoxian-2 caoxian。"""
    with opened(db) as casebase:
        done = casebase.desk.merge(_case(casebase, case).id, _case(casebase, into).id, operator())
        _say_case(done, "合并了", as_json=as_json)


@click.command()
@click.argument("what")
@_JSON
@_DATABASE
def undo(what: str, as_json: bool, db: Path | None) -> None:
    """撤销第几版，或一个案例最近的一版，例如：casebot undo 12。"""
    with opened(db) as casebase:
        number = int(what) if what.isdecimal() else _case(casebase, what).revision
        done = casebase.desk.undo(number, operator())
        for case in done.cases:
            _say_case(case, f"撤销了第{number}版", as_json=as_json)


@click.command()
@click.argument("case")
@_JSON
@_DATABASE
def history(case: str, as_json: bool, db: Path | None) -> None:
    """一个案例的历次改动，例如：casebot history ziyuan。"""
    with opened(db) as casebase:
        _say_revisions(casebase.desk.history(_case(casebase, case).id), as_json=as_json)


@click.command()
@click.option("-n", "at_most", default=20, show_default=True, help="几版。")
@_JSON
@_DATABASE
def log(at_most: int, as_json: bool, db: Path | None) -> None:
    """最近的改动：谁、何时、为什么。"""
    with opened(db) as casebase:
        _say_revisions(casebase.desk.log(at_most), as_json=as_json)


@click.command()
@_JSON
@_DATABASE
def check(as_json: bool, db: Path | None) -> None:
    """核对数据库：每处出处、每个校验值、每个引用、每个转向。"""
    with opened(db) as casebase:
        found = casebase.desk.check()
        if as_json:
            click.echo(json.dumps({"problems": found}, ensure_ascii=False))
        else:
            click.echo("\n".join(found) if found else "没有发现问题。")
        if found:
            raise SystemExit(1)


def _list_drafts(casebase: Casebase, *, as_json: bool) -> None:
    drafts, tickets = casebase.desk.pending()
    for draft in drafts:
        place = draft.record.place.name if draft.record else "没有案例"
        if as_json:
            click.echo(json.dumps(_as_json(draft), ensure_ascii=False))
        else:
            click.echo(f"{draft.id}\t{place}\t{draft.state.value}\t{draft.giver.name}\t{draft.given_at[:10]}")
    for ticket in tickets if not as_json else ():
        click.echo(f"纠错{ticket.id}\t{ticket.case}\t{ticket.text}")
    if not drafts and not as_json:
        click.echo("没有待审的草稿。")


def _show_draft(casebase: Casebase, number: int, *, as_json: bool) -> None:
    draft = casebase.desk.draft(number)
    if as_json:
        click.echo(json.dumps(_as_json(draft), ensure_ascii=False))
        return
    click.echo(shown_draft(casebase, number).plain)
    if draft.record is None or not draft.state.waits:
        return
    for kind in "pfmsv":
        page, said = 1, None
        while (shown := shown_page(casebase, number, kind, page).plain) != said:
            click.echo(f"\n[{kind}] {shown}")
            page, said = page + 1, shown


def _as_json(draft: Draft) -> dict[str, Any]:
    case = current(draft)
    return {
        "draft": draft.id,
        "state": draft.state.value,
        "version": draft.version,
        "completeness": draft.completeness,
        "why_none": draft.why_none,
        "case": case.model_dump(mode="json", exclude_defaults=True) if case else None,
        "decisions": {key: one.verdict for key, one in draft.decisions.items()},
    }


def _seen(draft: Draft, key: str) -> int:
    decision = draft.decisions.get(key)
    return decision.version if decision else 0


def _case(casebase: Casebase, name: str) -> Case:
    """The case of that id, or the one the name means.

    Raises:
        CasebaseError: it means none, or several.
    """
    record = casebase.desk.record(name)
    if record is not None:
        return record
    heads = [h for h in casebase.cases() if name in (h.place.name, *h.place.aliases)]
    if len(heads) > 1:
        raise CasebaseError(f"叫「{name}」的有几个案例，请用编号：{'、'.join(h.id for h in heads)}")
    found = named_case(casebase, name)
    if isinstance(found, Message):
        raise CasebaseError(f"「{name}」不是一个案例的编号，也不止或不到一个案例：\n{found.plain}")
    return found


def _say_case(case: Case, what: str, *, as_json: bool) -> None:
    if as_json:
        said = {"case": case.id, "revision": case.revision, "status": case.status.value}
        click.echo(json.dumps(said, ensure_ascii=False))
    else:
        click.echo(f"{what}：{case.title}（{case.id}，第{case.revision}版，{case.status.value}）")


def _say_revisions(revisions: tuple[Revision, ...], *, as_json: bool) -> None:
    for one in revisions:
        if as_json:
            row = {"revision": one.number, "at": one.at, "who": one.who, "action": one.action, "why": one.why}
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            click.echo(f"第{one.number}版\t{one.at}\t{one.who}\t{one.action}\t{one.why}")
