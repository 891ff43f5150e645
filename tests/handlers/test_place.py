"""/place: a village or a town inside its county."""

import pytest

from bot.local.conversation import Conversation
from tests.talking import labels, only, unfolded


@pytest.mark.parametrize("typed", ["/place 官洞村", "/地点 官洞", "地点 官洞村"])
async def test_a_village_is_shown_inside_its_county(chat: Conversation, typed: str) -> None:
    answer = only(await chat.say(typed))
    assert unfolded(answer)[0] == "📍官洞村（广西桂林资源县资源镇） · 村级"
    assert any("〔承诺〕" in line and "55户" in line for line in unfolded(answer))


async def test_a_bare_command_shows_one_place_to_tap(chat: Conversation) -> None:
    answer = only(await chat.say("/place"))
    (label,) = labels(answer)
    _, shown = await chat.click(label)
    assert shown["text"].startswith("📍")


async def test_a_place_that_is_not_there_is_not_made_up(chat: Conversation) -> None:
    assert "没有找到「桃花源村」" in only(await chat.say("/place 桃花源村"))["text"]
