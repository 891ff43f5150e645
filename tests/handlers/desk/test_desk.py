"""The curators' desk in chat: given in every way, checked, published, proposed, reported, taken back."""

import asyncio
import os
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from time import time
from typing import Any

import pytest
from docx import Document

from bot.local.conversation import Conversation
from casebase.library import Casebase
from casebase.text.reading.web import Fetcher
from tests.casebase.article import ARTICLE
from tests.casebase.text.reading import documents
from tests.casebase.text.reading.photographs import ocr, photographed
from tests.conftest import Clock, Meet
from tests.talking import data, labels

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("CASEBASE_SHARED", ROOT.parent / "shared"))
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
GROUP = -1001
Call = dict[str, Any]


@pytest.fixture
async def chat(meet: Meet, own: Casebase) -> Conversation:
    return await meet(own)


def shown(calls: list[Call]) -> Call:
    """The last message that was sent or changed."""
    assert not [call for call in calls if "error" in call], calls
    found = [call for call in calls if call["method"] in ("sendMessage", "editMessageText")]
    return found[-1]


async def say(talk: Conversation, text: str, user: int = 1, **more: Any) -> list[Call]:
    return list((await talk.event({"user": user, "text": text, **more}))["calls"])


async def say_edited(talk: Conversation, message: int, text: str) -> list[Call]:
    return list((await talk.event({"user": 1, "edit": message, "text": text}))["calls"])


async def click(talk: Conversation, label: str, user: int = 1, **more: Any) -> list[Call]:
    return list((await talk.event({"user": user, "click": label, **more}))["calls"])


async def published(chat: Conversation) -> Call:
    """Keep everything of the draft that is shown, and publish it."""
    await click(chat, "全部保留")
    return shown(await click(chat, "发布"))


async def test_a_pasted_article_is_seen_at_once_and_becomes_a_draft(chat: Conversation) -> None:
    calls = await say(chat, f"/add {ARTICLE}")
    assert calls[0]["method"] == "setMessageReaction"
    draft = shown(calls)
    assert "灵川县（广西桂林）" in draft["text"]
    assert "实绩5 · 自述2 · 计划2" in draft["text"]
    assert "完整度" in draft["text"]
    assert "材料未说明" in draft["text"]
    assert "已发布" in (await published(chat))["text"]
    assert "灯火夜校" in shown(await say(chat, "/county 灵川县", 1001))["text"]


def as_document(kind: str) -> tuple[str, bytes]:
    if kind == "txt":
        return "文章.txt", ARTICLE.encode("gb18030")
    if kind == "html":
        body = "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n") if line)
        return "page.html", f"<html><body><article>{body}</article></body></html>".encode()
    if kind == "pdf":
        return "文章.pdf", documents.pdf(
            tuple(piece for line in ARTICLE.split("\n") for piece in textwrap.wrap(line, 36))
        )
    out, document = BytesIO(), Document()
    for line in ARTICLE.split("\n"):
        document.add_paragraph(line)
    document.save(out)
    return "文章.docx", out.getvalue()


@contextmanager
def serving(name: str, content: bytes) -> Iterator[tuple[Fetcher, str]]:
    """A web site of one page on this machine, and a fetcher to which its name is a public one's."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        there = ("127.0.0.1", server.server_port)
        yield (
            Fetcher(
                ask=lambda *_: ["93.184.215.14"],
                connect=lambda _, __, seconds: socket.create_connection(there, seconds),
            ),
            f"http://news.example/{name}",
        )
        server.shutdown()


@pytest.mark.parametrize("kind", ["txt", "html", "docx", "pdf"])
async def test_a_document_becomes_a_case(chat: Conversation, kind: str) -> None:
    name, content = as_document(kind)
    chat.person(1).send_document(name, content, caption="/add")
    assert "灵川县" in shown(await chat.finish())["text"]
    assert "lingchuan" in (await published(chat))["text"]


async def test_a_forwarded_article_becomes_a_draft(chat: Conversation) -> None:
    chat.person(1).forward(ARTICLE)
    assert "灵川县" in shown(await chat.finish())["text"]


async def test_a_message_answered_with_add_becomes_a_draft_even_in_a_group(chat: Conversation) -> None:
    chat.person(1).start()
    await chat.finish()
    article = chat.person(1001).send(ARTICLE, GROUP)
    await chat.finish()
    calls = await say(chat, "/add", chat=GROUP, reply_to=article.id)
    assert shown(calls)["chat_id"] == 1
    assert [call["chat_id"] for call in calls if call["method"] == "sendMessage"] == [1]


async def test_messages_in_a_row_are_one_article(chat: Conversation) -> None:
    await say(chat, "/add")
    third = len(ARTICLE) // 3
    calls: list[Call] = []
    for piece in (ARTICLE[:third], ARTICLE[third : 2 * third], ARTICLE[2 * third :]):
        calls += await say(chat, piece)
    assert len([call for call in calls if call["method"] == "sendMessage"]) == 1
    assert "灵川县" in shown(calls)["text"]
    assert "自述2" in shown(calls)["text"]
    assert "1号草稿" in shown(calls)["text"]


async def test_an_edited_article_is_read_again_until_someone_has_decided(chat: Conversation) -> None:
    await say(chat, "/add")
    sent = chat.person(1).send(ARTICLE)
    await chat.finish()
    calls = await say_edited(chat, sent.id, ARTICLE.replace("灯火夜校", "星光夜校"))
    assert shown(calls)["method"] == "editMessageText"
    await click(chat, "全部保留")
    assert "没有读进来" in shown(await say_edited(chat, sent.id, ARTICLE))["text"]
    await click(chat, "发布")
    assert "星光夜校" in shown(await say(chat, "/county 灵川县", 1001))["text"]


async def test_what_the_command_line_publishes_the_running_bot_answers_at_once(
    chat: Conversation, file: Path
) -> None:
    await say(chat, f"/add {ARTICLE}")
    assert "没有" in shown(await say(chat, "/county 灵川县", 1001))["text"]
    command = [sys.executable, "-c", "from bot.cli import main; main()", "publish", "1", "--db", str(file)]
    await asyncio.to_thread(subprocess.run, command, check=True, capture_output=True, cwd=ROOT)
    assert "灯火夜校" in shown(await say(chat, "/county 灵川县", 1001))["text"]


async def test_the_same_update_delivered_twice_adds_once(chat: Conversation, own: Casebase) -> None:
    chat.person(1).send(f"/add {ARTICLE}")
    (update,) = chat.driver.bot.updates.drain()
    for _ in range(2):
        await chat.driver._feed(update)
    assert len(own.desk.pending()[0]) == 1


async def test_every_fact_shows_its_sentence_and_is_decided_by_one_tap(chat: Conversation) -> None:
    await say(chat, f"/add {ARTICLE}")
    page = shown(await click(chat, "数字9"))
    assert "「全县已建成夜校<u>46所</u>，" in page["html"]
    page = shown(await click(chat, "1 ✗去"))
    assert "✗ 夜校46所" in page["text"].replace("全县", "")
    await click(chat, "2 ✎改")
    await click(chat, "改性质")
    page = shown(await click(chat, "任务"))
    assert "✎ 〔任务〕" in page["text"]


async def test_text_is_changed_by_a_reply(chat: Conversation) -> None:
    await say(chat, f"/add {ARTICLE}")
    await click(chat, "数字9")
    await click(chat, "1 ✎改")
    asked = shown(await click(chat, "改数值"))
    page = shown(await say(chat, "约50所", reply_to=asked["message_id"]))
    assert "约50所" in page["text"]
    asked = shown(await click(chat, "＋补一条"))
    wrong = shown(await say(chat, "99亩梨园", reply_to=asked["message_id"]))
    assert "照抄" in wrong["text"]
    assert "6亩柑橘" not in wrong["text"]


async def test_a_second_curator_is_told_who_decided_what(chat: Conversation, own: Casebase) -> None:
    await say(chat, "/admins add 2 小李")
    await say(chat, f"/add {ARTICLE}")
    page = shown(await click(chat, "数字9"))
    keep, drop = data(page, "1 ✓留"), data(page, "1 ✗去")
    chat.person(1).press(data=keep, message_id=page["message_id"])
    chat.person(1).press(data=drop, message_id=page["message_id"])
    calls = await chat.finish()
    (_, told) = [call for call in calls if call["method"] == "answerCallbackQuery"]
    assert "已经决定：保留" in told["text"]
    assert own.desk.draft(1).decisions["f0"].verdict == "keep"
    await click(chat, "« 草稿")
    await published(chat)
    old = {"user": 1, "press": {"message_id": page["message_id"], "data": drop}}
    calls = list((await chat.event(old))["calls"])
    assert "已发布" in calls[0]["text"]
    assert "已发布" in calls[-1]["text"]


async def test_a_draft_is_continued_after_a_restart(meet: Meet, own: Casebase) -> None:
    first = await meet(own)
    await say(first, f"/add {ARTICLE}")
    page = shown(await click(first, "数字9"))
    second = await meet(own)
    press = {"user": 1, "press": {"message_id": page["message_id"], "data": data(page, "1 ✓留")}}
    assert "✓" in shown(list((await second.event(press))["calls"]))["text"]


async def test_a_copy_is_shown_before_anything_else(chat: Conversation) -> None:
    await say(chat, f"/add {ARTICLE}")
    await published(chat)
    copy = shown(await say(chat, f"/add {ARTICLE}（转自网络）"))
    assert "相同100%" in copy["text"]
    assert labels(copy) == ["照样看这份草稿"]
    assert "并入" in "".join(labels(shown(await click(chat, "照样看"))))
    assert "已发布" in shown(await click(chat, "并入"))["text"]


async def test_a_proposal_is_decided_once_and_the_proposer_hears(chat: Conversation) -> None:
    chat.person(2).start()
    await chat.finish()
    await say(chat, "/admins add 2 小李")
    calls = await say(chat, ARTICLE + ARTICLE.replace("灯", "明"), 1001)
    to = [call["chat_id"] for call in calls if call["method"] == "sendMessage"]
    assert to == [1001, 1, 2]
    await click(chat, "不采用", 2)
    calls = await click(chat, "出处不清", 2)
    closed = {call["chat_id"] for call in calls if "未采用" in call.get("text", "")}
    assert closed == {1, 2}
    assert "出处不清" in next(call for call in calls if call.get("chat_id") == 1001)["text"]


async def test_a_report_marks_the_fact_and_the_reader_hears(chat: Conversation) -> None:
    chat.person(1).start()
    await chat.finish()
    await say(chat, "/county 甲县", 1001)
    await click(chat, "数字", 1001)
    await say(chat, "/figures 甲县 5", 1001)
    await click(chat, "纠错", 1001)
    calls = await click(chat, "数不对", 1001)
    assert "待核" in shown([call for call in calls if call.get("chat_id") != 1])["text"]
    card = shown(await say(chat, "/county 甲县", 1002))
    assert "待核" in card["text"].split("\n")[0]
    assert "〔待核〕站点5个" in card["text"]
    calls = await click(chat, "核对过原文")
    assert "核对无误" in next(call for call in calls if call.get("chat_id") == 1001)["text"]
    assert "待核" not in shown(await say(chat, "/county 甲县", 1002))["text"]


async def test_a_card_answered_with_report_is_reported(chat: Conversation, own: Casebase) -> None:
    card = shown(await say(chat, "/county 甲县", 1001, chat=GROUP))
    await say(chat, "/report 站点数不对", 1001, chat=GROUP, reply_to=card["message_id"])
    (ticket,) = own.desk.pending()[1]
    assert (ticket.case, ticket.text) == ("jia", "站点数不对")


async def test_what_was_done_is_listed_and_taken_back(chat: Conversation, own: Casebase) -> None:
    await say(chat, f"/add {ARTICLE}")
    await published(chat)
    assert "发布" in shown(await say(chat, "/log"))["text"]
    assert "已撤回" in shown(await say(chat, "/retract 灵川县 材料失实"))["text"]
    assert own.case("lingchuan") is None
    await click(chat, "撤销撤回")
    assert own.case("lingchuan") is not None
    assert "第" in shown(await say(chat, "/history 灵川县"))["text"]
    await say(chat, "/undo 灵川县")
    await say(chat, "/merge lingchuan jia")
    merged = own.case("lingchuan")
    assert merged is None or merged.id == "jia"


@pytest.mark.parametrize(
    "command",
    [
        "pending",
        "edit 甲县",
        "history 甲县",
        "log",
        "undo 2",
        "retract 甲县 理由",
        "merge 甲县 乙县",
        "gaps",
        "stats",
        "admins",
        "admins add 1001",
    ],
)
async def test_a_stranger_learns_nothing(chat: Conversation, own: Casebase, command: str) -> None:
    before = own.revision
    refused = shown(await say(chat, f"/{command}", 1001))
    assert "帮不了" in refused["text"]
    assert await say(chat, f"/{command}", 1001, chat=GROUP) == []
    assert own.revision == before
    assert own.desk.curators() == ()


async def test_a_stranger_s_press_decides_nothing(chat: Conversation, own: Casebase) -> None:
    draft = shown(await say(chat, f"/add {ARTICLE}"))
    message = chat.person(1).message(draft["message_id"])
    chat.person(1001).press_button(message, {"text": "", "callback_data": data(draft, "发布")})
    (refused,) = await chat.finish()
    assert "管理员" in refused["text"]
    assert own.case("lingchuan") is None


async def test_an_anonymous_administrator_is_told_why(chat: Conversation) -> None:
    chat.person(1).send("/pending", GROUP, anonymous=True)
    assert "匿名" in shown(await chat.finish())["text"]


async def test_what_is_wrong_with_a_card_in_a_group_is_asked_in_private(
    chat: Conversation, own: Casebase
) -> None:
    await say(chat, "/figures 甲县 5", 1002, chat=GROUP)
    unknown = (await click(chat, "纠错", 1001, chat=GROUP))[-1]
    assert "先私聊我" in unknown["text"]
    await say(chat, "/start", 1001)
    await say(chat, "/figures 甲县 5", 1002, chat=GROUP)
    asked = shown(await click(chat, "纠错", 1001, chat=GROUP))
    assert asked["chat_id"] == 1001
    await say(chat, "应该是6个", 1001, reply_to=asked["message_id"])
    assert [ticket.text for ticket in own.desk.pending()[1]] == ["应该是6个"]


async def test_a_curator_is_added_by_a_message_and_gets_the_menu(chat: Conversation, own: Casebase) -> None:
    chat.person(2).start()
    message = chat.person(2).send("我来帮忙", GROUP)
    await chat.finish()
    await say(chat, "/admins add", chat=GROUP, reply_to=message.id)
    assert [curator.person for curator in own.desk.curators()] == [2]
    menu = await chat.driver.application.bot.get_my_commands(scope={"type": "chat", "chat_id": 2})
    assert "pending" in {command.command for command in menu}
    everybody = await chat.driver.application.bot.get_my_commands(scope={"type": "all_private_chats"})
    assert "pending" not in {command.command for command in everybody}
    await say(chat, "/admins remove 2")
    assert own.desk.curators() == ()


async def test_the_statistics_count_what_was_asked_answered_and_shared(
    chat: Conversation, clock: Clock
) -> None:
    clock.now = time()
    await say(chat, "/county 甲县", 1001)
    await say(chat, "/county 庆元", 1001)
    await say(chat, "/county 甲县", 1001, chat=GROUP)
    told = shown(await say(chat, "/stats"))["text"]
    assert "问过3次：答上2次，没答上1次" in told
    assert "卡片：1张" in told


async def test_the_lists_say_what_there_is(chat: Conversation) -> None:
    await say(chat, "/county 庆元", 1001)
    assert "庆元" in shown(await say(chat, "/gaps"))["text"]
    assert "案例" in shown(await say(chat, "/stats"))["text"]
    assert "没有要处理的" in shown(await say(chat, "/pending"))["text"]
    assert "摘要" in shown(await say(chat, "/privacy", 1001))["text"]
    assert "删掉" in shown(await say(chat, "/forget", 1001))["text"]
    assert "发布更正" in labels(shown(await say(chat, "/edit 甲县")))


async def test_a_picture_and_a_private_address_are_refused_in_one_sentence(chat: Conversation) -> None:
    chat.person(1).send_photo(b"\xff\xd8\xff\xe0", caption="/add")
    assert "照片" in shown(await chat.finish())["text"]
    refused = shown(await say(chat, "/add http://127.0.0.1/secret"))
    assert "草稿" not in refused["text"]


async def test_a_link_is_opened_and_its_page_read(
    chat: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(*as_document("html")) as (fetcher, url):
        monkeypatch.setattr("handlers.desk.giving.Fetcher", lambda: fetcher)
        assert "灵川县" in shown(await say(chat, url))["text"]
    assert "已发布" in (await published(chat))["text"]


@pytest.mark.skipif(not SEEDS, reason="the five articles are in no folder ../shared")
@pytest.mark.parametrize("way", ["pasted", "file", "pieces", "forwarded"])
async def test_the_five_articles_become_published_cases(chat: Conversation, own: Casebase, way: str) -> None:
    for path in SEEDS:
        text = path.read_bytes().decode("utf-8")
        if way == "pasted":
            calls = await say(chat, f"/add {text}")
        elif way == "file":
            calls = list((await chat.event({"user": 1, "file": str(path)}))["calls"])
        elif way == "forwarded":
            chat.person(1).forward(text)
            calls = await chat.finish()
        else:
            await say(chat, "/add")
            half = len(text) // 2
            calls = await say(chat, text[:half]) + await say(chat, text[half:])
            await asyncio.sleep(0)
        first = shown(calls)
        if "照样看这份草稿" in labels(first):
            await click(chat, "照样看")
        assert "已发布" in (await published(chat))["text"], path.name
    case = own.case("ziyuan")
    assert case is not None
    if way != "pieces":
        assert own.quote(case.figures[0].evidence[0]) is not None
    # The made-up case of these tests gives no digest of its text.
    assert [said for said in own.desk.check() if "000000" not in said] == []


@ocr
async def test_photos_sent_together_are_one_article_and_say_that_they_were_photos(chat: Conversation) -> None:
    lines = [line for line in ARTICLE.split("\n") if line.strip()]
    pieces = [text for line in lines for text in textwrap.wrap(line, 24)]
    half = len(pieces) // 2
    chat.person(1).start()
    await chat.finish()
    for page in (pieces[:half], pieces[half:]):
        chat.person(1).send_photo(photographed(tuple(page)))
    calls = await chat.finish()
    assert len([call for call in calls if call["method"] == "sendMessage"]) == 1
    draft = shown(calls)["text"]
    assert "灵川县" in draft
    assert "📷文字是从照片里认出来的" in draft
    assert "1号草稿" in draft
