"""Wrong input: one clear sentence about what to do."""

import pytest

from bot.local.conversation import Conversation
from tests.talking import only, unfolded


@pytest.mark.parametrize("typed", ["/foo", "/foo bar", "／什么 资源县", "/county1"])
async def test_an_unknown_command_is_answered_with_those_there_are(chat: Conversation, typed: str) -> None:
    answer = only(await chat.say(typed))
    assert len(unfolded(answer)) == 1
    assert "/county" in answer["text"]


@pytest.mark.parametrize("typed", ["县" * 300, "/county " + "县" * 300, "/model " + "a" * 257])
async def test_a_question_too_long_says_how_long_it_may_be(chat: Conversation, typed: str) -> None:
    answer = only(await chat.say(typed))
    assert "256" in answer["text"]
    assert len(unfolded(answer)) == 1


@pytest.mark.parametrize("typed", ["🌽🌽", "???", "/county 👍", "\u200e\u200f.", "……"])
async def test_what_holds_no_word_is_said_to_hold_none(chat: Conversation, typed: str) -> None:
    answer = only(await chat.say(typed))
    assert "没有我能认的字" in answer["text"]


@pytest.mark.parametrize(
    "typed", ["<b>资源</b> & <i", "</blockquote>县", "مرحبا", "\u202e县资源", "%s{0}\\n", "1e400", "ﷺ县"]
)
async def test_markup_and_other_scripts_are_only_text(chat: Conversation, typed: str) -> None:
    for asked in (typed, f"/county {typed}", f"/model {typed}", f"/list {typed}", f"/start {typed}"):
        answer = only(await chat.say(asked))
        assert len(unfolded(answer)) <= 6


async def test_zero_width_and_direction_marks_are_not_part_of_a_name(chat: Conversation) -> None:
    answer = only(await chat.say("/county \u202a资\u200b源\u200d县\u202c"))
    assert unfolded(answer)[0].startswith("📍资源县")


async def test_what_is_no_text_is_answered_in_private_only(chat: Conversation) -> None:
    chat.person(1001)._say({"dice": {"emoji": "🎲", "value": 3}}, None)
    assert "看得懂文字" in only(await chat.finish())["text"]
    chat.person(1001)._say({"dice": {"emoji": "🎲", "value": 3}}, -1001)
    assert await chat.finish() == []


async def test_a_message_sent_through_an_inline_bot_asks_nothing(chat: Conversation) -> None:
    message = chat.person(1001).send("/county 资源县")
    await chat.finish()
    message.fields["via_bot"] = chat.world.bot.user.as_json()
    chat.world.announce(message, "edited_message")
    assert await chat.finish() == []
