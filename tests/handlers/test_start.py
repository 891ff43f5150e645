"""/start, deep links and /help."""

import pytest

from bot.local.conversation import Conversation
from handlers import deeplink
from tests.talking import labels, only, unfolded


async def test_the_first_words_offer_cases_to_tap(chat: Conversation) -> None:
    answer = only(await chat.say("/start"))
    assert "县域案例库" in answer["text"]
    assert "🗺 5个案例，3个省份：东北1 · 华南2 · 西南2" in answer["text"]
    today, *questions, everything = labels(answer)
    assert len(questions) == 3
    assert everything == "🗺 全部5个案例"
    _, shown = await chat.click(today)
    assert unfolded(shown)[0].startswith(f"📍{today.removeprefix('📅 ')}")


async def test_every_question_of_the_first_words_has_an_answer(chat: Conversation) -> None:
    for number in range(3):
        answer = only(await chat.say("/start"))
        _, shown = await chat.click(labels(answer)[1 + number])
        assert "没有找到" not in shown["text"]
        assert labels(shown)


async def test_a_link_opens_a_case(chat: Conversation) -> None:
    chat.person(1001).start("c_ziyuan")
    assert unfolded(only(await chat.finish()))[0].startswith("📍资源县")


async def test_a_link_opens_a_program(chat: Conversation, program_id: str) -> None:
    chat.person(1001).start(f"p_{program_id}")
    assert unfolded(only(await chat.finish()))[0].startswith("🧩先锋互助“小细胞”工程")


async def test_a_link_opens_a_figure(chat: Conversation) -> None:
    chat.person(1001).start("f_ganluo_f02")
    assert "30070" in only(await chat.finish())["text"]


async def test_a_link_asks_a_question(chat: Conversation) -> None:
    argument = deeplink.asking("資源縣")
    assert argument is not None
    chat.world.user(1001).language_code = "zh-hant"
    chat.person(1001).start(argument)
    assert unfolded(only(await chat.finish()))[0].startswith("📍資源縣")


async def test_a_link_opens_a_list(chat: Conversation) -> None:
    chat.person(1001).start("l_all")
    assert "有5个案例" in only(await chat.finish())["text"]


@pytest.fixture
def program_id(casebase) -> str:  # type: ignore[no-untyped-def]
    hit = casebase.program("小细胞").hits[0]
    return str(hit.program.id)


@pytest.mark.parametrize(
    "payload", ["c_no-such-case", "p_no-such-program", "f_ziyuan_f99", "g_000000", "e_f_no_f1_1"]
)
async def test_a_link_to_what_is_no_longer_there_says_so(chat: Conversation, payload: str) -> None:
    answer = only(await chat.say(f"/start {payload}"))
    assert "已经不在库里" in answer["text"]


@pytest.mark.parametrize("payload", ["x_1", "c_", "资源县", "c_../etc", "q_", "q_!", "e_x_ziyuan_1_1"])
async def test_a_link_that_is_none_gets_the_greeting(chat: Conversation, payload: str) -> None:
    assert "你好" in only(await chat.say(f"/start {payload}"))["text"]


@pytest.mark.parametrize("typed", ["/help", "/帮助", "／幫助"])
async def test_help_shows_how_to_ask_and_how_groups_are_kept_quiet(chat: Conversation, typed: str) -> None:
    answer = only(await chat.say(typed))
    assert "/county" in answer["text"]
    assert "群" in answer["text"]
    assert len(unfolded(answer)) <= 6
