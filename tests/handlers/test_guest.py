"""Mentioned in a chat it is not in, the bot answers once, and that card is alive like any other."""

import pytest

from bot.local.conversation import Conversation
from casebase.library import Casebase
from tests.casebase.cases import CURATOR
from tests.talking import Call, labels, only, unfolded

ELSEWHERE = -1_001_000_000_099


async def mention(chat: Conversation, text: str) -> Call:
    said = text.replace("BOT", f"@{chat.world.bot.username}")
    return only(
        (await chat.event({"user": 1001, "chat": ELSEWHERE, "guest": said}))["calls"], "answerGuestQuery"
    )


@pytest.mark.parametrize(
    "said",
    [
        "BOT 资源县",
        "资源县 BOT",
        "BOT /county 资源县",
        "BOT 请问资源县怎么做的",
        "BOT ／县资源县",
        "BOT zyx",
    ],
)
async def test_a_mention_is_answered_with_the_card(chat: Conversation, said: str) -> None:
    answer = await mention(chat, said)
    assert unfolded(answer)[0].startswith("📍资源县")
    assert len(unfolded(answer)) <= 6
    assert "到机器人里看" in labels(answer)
    assert "数字" not in labels(answer)


async def test_a_program_is_answered_too(chat: Conversation) -> None:
    assert (await mention(chat, "BOT 小细胞"))["text"].startswith("🧩先锋互助“小细胞”工程")


@pytest.mark.parametrize(
    ("said", "told"), [("BOT", "写上地名"), ("BOT 🌽", "没有我能认的字"), ("BOT 桃花源县", "没有找到")]
)
async def test_what_asks_nothing_gets_one_sentence(chat: Conversation, said: str, told: str) -> None:
    answer = await mention(chat, said)
    assert told in answer["text"]
    assert labels(answer) == ["到机器人里看"]


async def test_a_guest_s_answer_is_in_the_asker_s_script(chat: Conversation) -> None:
    answer = await mention(chat, "BOT 資源縣")
    assert answer["text"].startswith("📍資源縣")
    assert "到機器人裡看" in labels(answer)


async def test_a_guest_s_card_is_put_right_like_any_other(chat: Conversation, fresh: Casebase) -> None:
    await mention(chat, "BOT 资源县")
    fresh.desk.retract("ziyuan", "原文已由报社更正", CURATOR)
    edit = only(await chat.finish(), "editMessageText")
    assert "原文已由报社更正" in edit["text"]


async def test_a_mention_where_the_bot_is_a_member_is_ordinary_talk(chat: Conversation) -> None:
    assert await chat.say(f"@{chat.world.bot.username} 资源县", chat=-1001) == []
