"""/cite: a citation to copy."""

from bot.local.conversation import Conversation
from tests.talking import labels, only

ZIYUAN = "李春生, 马宏富, 李传宝, 等. [资源县]脱贫攻坚:用好党建这个强劲引擎[Z]. [出版者不详], [日期不详]."


async def test_a_county_is_cited_and_the_citation_copied(chat: Conversation) -> None:
    answer = only(await chat.say("/cite 资源县"))
    assert ZIYUAN in answer["text"]
    assert (await chat.event({"user": 1001, "click": "复制引文"}))["copied"] == ZIYUAN


async def test_a_program_is_cited_by_its_case(chat: Conversation) -> None:
    assert ZIYUAN in only(await chat.say("/引用 小细胞"))["text"]


async def test_the_only_case_inside_a_county_is_cited(chat: Conversation) -> None:
    assert "共产党员网, 2018(2018-06-04)" in only(await chat.say("/cite 清原"))["text"]


async def test_what_has_no_case_is_not_cited_with_another(chat: Conversation) -> None:
    answer = only(await chat.say("/cite 庆元"))
    assert "还没有这里的案例" in answer["text"]
    assert "[EB/OL]" not in answer["text"]


async def test_a_bare_command_shows_how_to_ask(chat: Conversation) -> None:
    answer = only(await chat.say("/cite"))
    assert "/cite " in answer["text"]
    _, opened = await chat.click(labels(answer)[0])
    assert "引用" in opened["text"]
