"""/export: a case as a file."""

from io import BytesIO

import docx
import openpyxl
import pytest

from bot.local.conversation import Conversation
from casebase.library import Casebase
from handlers.views.exports import Format
from handlers.views.files import asked_for, filename
from tests.talking import labels, only

GROUP = -1001


def content(chat: Conversation) -> bytes:
    """What was sent as a file last."""
    sent = chat.world.journal.records[-1].result
    return chat.world.files.get(sent["document"]["file_id"]).upload.content


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("资源县 docx", ("资源县", Format.WORD)),
        ("资源县.xlsx", ("资源县", Format.WORKBOOK)),
        ("资源县md", ("资源县", Format.MARKDOWN)),
        ("资源县 EXCEL", ("资源县", Format.WORKBOOK)),
        ("资源县", ("资源县", None)),
        ("docx", ("", Format.WORD)),
        ("zyxmd", ("zyxmd", None)),
        ("", ("", None)),
    ],
)
def test_the_kind_of_file_stands_behind_the_name(asked: str, found: tuple[str, Format | None]) -> None:
    assert asked_for(asked) == found


def test_a_file_has_a_name_that_any_system_takes() -> None:
    assert filename('甘洛县: “党建+扶贫”/激活*一盘?"', "docx") == "甘洛县_“党建+扶贫”_激活_一盘.docx"
    assert filename("../..", "md") == "case.md"
    assert len(filename("长" * 500, "md")) < 80


async def test_a_case_is_sent_as_word(chat: Conversation) -> None:
    call = only(await chat.say("/export 资源县 docx"), "sendDocument")
    document = docx.Document(BytesIO(content(chat)))
    assert document.paragraphs[0].text == "资源县党建促脱贫攻坚"
    assert "资源县（广西桂林）" in call["text"]


async def test_without_a_kind_it_is_asked_for_and_a_button_sends_it(chat: Conversation) -> None:
    answer = only(await chat.say("/export 甘洛"))
    assert labels(answer) == ["Word 文档", "Excel 表格", "Markdown", "PDF", "« 甘洛县"]
    acknowledged, sent = await chat.click("Excel")
    assert acknowledged["method"] == "answerCallbackQuery"
    assert sent["method"] == "sendDocument"
    assert "数字" in openpyxl.load_workbook(BytesIO(content(chat))).sheetnames


@pytest.mark.parametrize("asked", ["/export 资源县 pdf", "/导出 资源县.PDF", "/export 资源县打印版"])
async def test_a_print_is_asked_for_like_a_file(chat: Conversation, asked: str) -> None:
    call = only(await chat.say(asked), "sendDocument")
    assert call["file"]["name"] == "资源县党建促脱贫攻坚.pdf"


async def test_a_bare_command_leads_to_the_choice(chat: Conversation) -> None:
    answer = only(await chat.say("/导出"))
    _, choice = await chat.click(labels(answer)[0])
    assert "导出成哪种文件" in choice["text"]


async def test_who_asks_in_traditional_script_gets_the_file_in_it(chat: Conversation) -> None:
    only(await chat.say("/匯出 資源縣 md"), "sendDocument")
    assert "貧困".encode() in content(chat)


async def test_what_has_no_case_sends_no_file(chat: Conversation) -> None:
    assert "还没有这里的案例" in only(await chat.say("/export 庆元 docx"))["text"]


async def test_in_a_group_a_file_is_a_silent_reply_its_asker_can_remove(chat: Conversation) -> None:
    said = await chat.event({"user": 1001, "chat": GROUP, "text": "/export 资源县 docx"})
    sent = only(said["calls"], "sendDocument")
    assert sent["reply_to_message_id"] == said["message_id"]
    assert labels(sent)[-1] == "🗑 移除"
    assert chat.world.journal.records[-1].values["disable_notification"]
    removed = await chat.click("🗑 移除", chat=GROUP)
    assert [call["method"] for call in removed] == ["answerCallbackQuery", "deleteMessage"]


async def test_in_quiet_hours_a_file_goes_to_the_asker_s_private_chat(
    chat: Conversation, fresh: Casebase, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh.groups.change(GROUP, 1, quiet_from=0, quiet_until=24)
    chat.world.group(GROUP)
    _, quietly = await chat.say("/export 资源县 docx", chat=GROUP)
    assert quietly["method"] == "setMessageReaction", "the asker has not opened the private chat"
    await chat.say("/start")
    for asked in ("/export 资源县 docx", "/export 资源县 pdf"):
        sent = only(await chat.say(asked, chat=GROUP), "sendDocument")
        assert sent["chat_id"] == 1001
