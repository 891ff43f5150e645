"""A stranger presses every button and sends every command: nothing that is a curator's comes out."""

import ast
import asyncio
import itertools
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.local.conversation import Conversation
from casebase.library import Casebase
from casebase.library.curating.facts import HEAD
from casebase.library.curating.given import Given, read_given
from casebase.store.desk import Actor
from handlers.commands import COMMANDS
from handlers.desk.commands import CURATORS_COMMANDS
from handlers.payload import Kind, Payload
from handlers.views.deskpayload import DeskPayload, Verb
from tests.casebase.article import ARTICLE
from tests.conftest import Meet

ROOT = Path(__file__).parent.parent.parent
STRANGER, GROUP = 1001, -1001
CURATOR = Actor(55501, "某管理员")
READER = Actor(55502, "某读者")
SECRETS = (
    "灵川",
    "灯火夜校",
    CURATOR.name,
    READER.name,
    str(CURATOR.id),
    str(READER.id),
    "悄悄话",
    "没人知道的县",
)
"""What stands in the draft, in the report and among what could not be answered."""
IDS = (
    "jia",
    "ziyuan",
    "nobody",
    "ziyuan-xiaoxibao",
    "450329",
    "1",
    "99",
    "1001",
    "region-gx",
    "all",
    "off",
    "0",
)
PARTS = ("", "f01", HEAD, "nobody", "jia", "figures-1", "f01-0-0", "f01-0-nature", "1")
VERSIONS = (0, 1, 9_999_999)


@pytest.fixture
async def kept(meet: Meet, own: Casebase) -> Conversation:
    """A casebase with a draft, a report, a curator and a gap."""
    draft = await asyncio.to_thread(_filled, own)
    assert draft == 1
    return await meet(own)


def _filled(own: Casebase) -> int:
    own.desk.appoint(CURATOR, Actor(1, "站长"))
    own.desk.report("jia", "f01", "悄悄话", READER)
    own.keep_gap("没人知道的县", "county")
    return own.desk.add(read_given(Given(ARTICLE)), CURATOR).draft.id


def payloads() -> Iterator[str]:
    """Everything a button of ours can carry, with ids that are there and ids that are not."""
    for kind, id_, part, version in itertools.product(Kind, IDS, ("", "f01", "x"), (1, 9_999_999)):
        try:
            yield Payload(kind, id_, part, version).encode()
        except ValueError:
            continue
    for verb, number, part, version in itertools.product(Verb, (1, 2, 999_999), PARTS, VERSIONS):
        yield DeskPayload(verb, number, part, version).encode()
    yield from ("", "~", "~d:1", "c:jia", "x" * 64, "~zz:1:0", "c:jia:1:2", "’; drop table drafts; --")


def kept_rows(path: Path) -> dict[str, list[Any]]:
    """What only curators may change."""
    tables = ("cases", "revisions", "drafts", "draft_decisions", "draft_approvals", "curators", "redirects")
    with closing(sqlite3.connect(path)) as db:
        rows = {table: db.execute(f"select * from {table}").fetchall() for table in tables}
        # A stranger may report something; what has been reported is not theirs to answer.
        rows["tickets"] = db.execute("select * from tickets where id = 1").fetchall()
    return rows


def told(world_calls: list[Any]) -> str:
    return "\n".join(json.dumps(record.values, ensure_ascii=False, default=str) for record in world_calls)


@pytest.mark.parametrize("chat_id", [STRANGER, GROUP])
async def test_no_button_shows_or_changes_what_is_a_curators(
    kept: Conversation, file: Path, chat_id: int
) -> None:
    where = {} if chat_id > 0 else {"chat": chat_id}
    shown = await kept.event({"user": STRANGER, "text": "/county 甲县", **where})
    message = shown["calls"][0]["message_id"]
    kept.world.journal.records.clear()
    before = await asyncio.to_thread(kept_rows, file)
    for payload in payloads():
        kept.person(STRANGER).press(
            data=payload, message_id=message, chat_id=chat_id if chat_id < 0 else None
        )
    await kept.finish()
    said = told(list(kept.world.journal.records))
    assert [secret for secret in SECRETS if secret in said] == []
    assert "Traceback" not in said
    assert await asyncio.to_thread(kept_rows, file) == before


@pytest.mark.parametrize("argument", ["", "1", "jia", "jia 试试", "jia ziyuan", "999", "add 1001"])
async def test_no_command_shows_or_changes_what_is_a_curators(
    kept: Conversation, file: Path, argument: str
) -> None:
    kept.world.journal.records.clear()
    before = await asyncio.to_thread(kept_rows, file)
    # What a stranger may give or ask to forget becomes their own.
    theirs = {"add", "report", "forget"}
    for command in (*COMMANDS, *CURATORS_COMMANDS):
        if command.name not in theirs:
            for where in ({}, {"chat": GROUP}):
                await kept.event({"user": STRANGER, "text": f"/{command.name} {argument}", **where})
    said = told(list(kept.world.journal.records))
    assert [secret for secret in SECRETS if secret in said] == []
    assert await asyncio.to_thread(kept_rows, file) == before


async def test_a_forged_start_parameter_opens_nothing_of_the_desk(kept: Conversation) -> None:
    kept.world.journal.records.clear()
    for argument in ("d_1", "~d_1", "draft_1", "t_1", "c_1", "e_f_jia_f01_1", "q_", "admin"):
        await kept.event({"user": STRANGER, "text": f"/start {argument}"})
    said = told(list(kept.world.journal.records))
    assert [secret for secret in SECRETS if secret in said] == []


def test_buttons_are_made_in_one_place_only() -> None:
    """So that what is enumerated above is all there is."""
    makers = set()
    for path in (*(ROOT / "handlers").rglob("*.py"), *(ROOT / "bot").rglob("*.py")):
        if "local" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and any(k.arg == "callback_data" for k in node.keywords):
                makers.add(path.relative_to(ROOT).as_posix())
    assert makers == {"handlers/keyboard.py"}
