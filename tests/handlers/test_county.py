"""/county, from the whole case to an honest no."""

import pytest

from bot.local.conversation import Conversation
from casebase.library import Casebase
from tests.conftest import Meet
from tests.talking import labels, only, unfolded

GROUP = -1001


async def test_a_case_is_six_lines_and_the_rest_folded(chat: Conversation) -> None:
    answer = only(await chat.say("/county 资源县"))
    lines = unfolded(answer)
    assert lines[0] == "📍资源县（广西桂林） · 县级 · 材料未载日期"
    assert len(lines) == 6
    for program in ("1+N+1", "小细胞", "双亮双诺双实"):
        assert program in "".join(lines)
    assert "材料未说明" in lines[-1]
    assert "<blockquote expandable>" in answer["html"]


async def test_each_key_figure_has_a_paper_clip_and_conflicts_are_marked(chat: Conversation) -> None:
    answer = only(await chat.say("/county 资源县"))
    figures = next(line for line in unfolded(answer) if line.startswith("数字"))
    assert figures.count("📎") == figures.count("；") + 1 == sum(b.startswith("📎") for b in labels(answer))
    assert "⚠" in figures
    assert "330名" in figures
    assert "330户" in answer["text"]
    assert any(line.startswith("⚠") and "330户" in line for line in unfolded(answer))


async def test_a_pledge_is_called_one(chat: Conversation) -> None:
    answer = only(await chat.say("/county 资源县"))
    figures = next(line for line in unfolded(answer) if line.startswith("数字"))
    pledged = next(part for part in figures.split("；") if "55户" in part)
    assert "〔承诺〕" in pledged


async def test_the_pages_are_buttons(chat: Conversation) -> None:
    answer = only(await chat.say("/county 资源县"))
    assert {"出处", "数字", "做法", "步骤", "地点", "人物"} <= set(labels(answer))


@pytest.mark.parametrize(
    "typed",
    [
        "/县 资源县",
        "／县资源县",
        "／县 资源县",
        "/縣 资源县",
        "/county资源县",
        "/COUNTY 资源县",
        "/county@BOT 资源县",
        "/county@some_other_bot 资源县",
    ],
)
async def test_a_command_is_understood_as_people_type_it(chat: Conversation, typed: str) -> None:
    answer = only(await chat.say(typed.replace("BOT", chat.world.bot.username)))
    assert unfolded(answer)[0].startswith("📍资源县")


async def test_a_command_for_another_bot_is_left_to_it(chat: Conversation) -> None:
    assert await chat.say("/county@some_other_bot 资源县", chat=GROUP) == []


async def test_a_name_by_its_sound_is_said_to_be_one(chat: Conversation) -> None:
    lines = unfolded(only(await chat.say("/county 资元县")))
    assert lines[0].startswith("📍资源县")
    assert "没有叫「资元县」的地方" in lines[1]
    assert "同音" in lines[1]
    assert len(lines) == 6


async def test_who_asks_in_traditional_script_is_answered_in_it(chat: Conversation) -> None:
    answer = only(await chat.say("/county 開江縣"))
    assert unfolded(answer)[0].startswith("📍開江縣（四川達州）")
    assert "這裡用的是復原後的文字" in answer["text"]
    assert "原貌" in labels(answer)
    assert "出處" in labels(answer)


async def test_how_a_source_looked_as_it_was_scraped_is_a_button_away(chat: Conversation) -> None:
    await chat.say("/county 開江縣")
    acknowledged, shown = await chat.click("原貌")
    assert acknowledged["method"] == "answerCallbackQuery"
    assert "拼音注音" in shown["text"]
    assert "亂碼" in shown["text"], "the page stays in the script of the question"


async def test_a_reader_with_a_traditional_client_is_answered_in_it(chat: Conversation) -> None:
    chat.world.user(1001).language_code = "zh-hant"
    answer = only(await chat.say("/county ziyuanxian"))
    assert unfolded(answer)[0].startswith("📍資源縣")


async def test_a_county_without_a_case_is_not_answered_with_one_that_sounds_alike(chat: Conversation) -> None:
    answer = only(await chat.say("/county 庆元"))
    lines = unfolded(answer)
    assert lines[0].startswith("📍庆元县（浙江丽水）")
    assert "还没有这里的案例" in answer["text"]
    assert "清原满族自治县" in answer["text"]
    assert "乡级" in answer["text"]
    assert [label.split("（")[0] for label in labels(answer)] == ["庆元县", "清原满族自治县大苏河乡"]


async def test_both_of_two_names_that_sound_alike_can_be_tapped(chat: Conversation) -> None:
    await chat.say("/county 庆元")
    _, itself = await chat.click("庆元县")
    assert unfolded(itself)[0].startswith("📍庆元县")
    await chat.say("/county 庆元")
    _, other = await chat.click("大苏河乡")
    assert unfolded(other)[0].startswith("📍大苏河乡")


async def test_a_neighbour_in_the_prefecture_is_offered_not_substituted(chat: Conversation) -> None:
    answer = only(await chat.say("/county 龙胜"))
    assert unfolded(answer)[0].startswith("📍龙胜各族自治县（广西桂林）")
    assert "还没有这里的案例" in answer["text"]
    assert "同属桂林市、有案例的是：资源县" in answer["text"]
    assert labels(answer) == ["资源县（县级）"]


async def test_of_several_places_of_one_name_none_is_picked(chat: Conversation) -> None:
    answer = only(await chat.say("/county 鼓楼区"))
    assert "鼓楼区全国有4个" in answer["text"]
    assert len(labels(answer)) == 4
    _, shown = await chat.click("福建福州")
    assert unfolded(shown)[0].startswith("📍鼓楼区（福建福州）")
    assert "还没有这里的案例" in shown["text"]


async def test_a_place_that_is_not_there_is_not_made_up(chat: Conversation) -> None:
    answer = only(await chat.say("/county 桃花源县"))
    assert "没有找到「桃花源县」" in answer["text"]
    assert "📍" not in answer["text"]


async def test_what_is_only_a_part_s_case_is_said_to_be_one(chat: Conversation) -> None:
    answer = only(await chat.say("/county 清原"))
    lines = unfolded(answer)
    assert lines[0].startswith("📍大苏河乡（辽宁抚顺清原满族自治县） · 乡级")
    assert lines[1] == "清原满族自治县本身没有案例；这是其中大苏河乡的，乡级，不代表全县"
    assert len(lines) == 6


@pytest.mark.parametrize(
    ("name", "place", "case"), [("藤县", "藤县", "梧州市"), ("新宾", "新宾满族自治县", "大苏河乡")]
)
async def test_a_place_only_mentioned_says_where_and_how(
    chat: Conversation, name: str, place: str, case: str
) -> None:
    answer = only(await chat.say(f"/county {name}"))
    assert unfolded(answer)[0].startswith(f"📍{place}（")
    assert case in "".join(unfolded(answer)[1:])
    assert f"看{case}的案例" in labels(answer)
    assert "📎1" in labels(answer)


@pytest.mark.parametrize("name", ["渠县", "西昌"])
async def test_a_name_in_a_navigation_bar_is_no_evidence(chat: Conversation, name: str) -> None:
    answer = only(await chat.say(f"/county {name}"))
    assert "还没有这里的案例" in answer["text"]
    assert "提到" not in answer["text"]


async def test_an_empty_command_shows_one_example_to_tap(chat: Conversation) -> None:
    for typed in ("/county", "／县", "/county   "):
        answer = only(await chat.say(typed))
        assert len(labels(answer)) == 1
    _, shown = await chat.click(labels(answer)[0])
    assert unfolded(shown)[0].startswith(f"📍{labels(answer)[0]}")


async def test_an_edited_question_edits_its_answer(meet: Meet, own: Casebase) -> None:
    chat = await meet(own)
    said = await chat.event({"user": 1001, "text": "/county 龙胜"})
    first = only(said["calls"])
    edited = await chat.event({"user": 1001, "edit": said["message_id"], "text": "/county 资源县"})
    again = only(edited["calls"], "editMessageText")
    assert again["message_id"] == first["message_id"]
    assert unfolded(again)[0].startswith("📍资源县")


async def test_an_edit_that_changes_nothing_is_no_error(meet: Meet, own: Casebase) -> None:
    chat = await meet(own, maintainers_chat=GROUP)
    chat.world.group(GROUP)
    said = await chat.event({"user": 1001, "text": "/county 资源县"})
    edited = await chat.event({"user": 1001, "edit": said["message_id"], "text": "/county  资源县"})
    assert [call["method"] for call in edited["calls"]] == ["editMessageText"]


async def test_an_answer_that_was_removed_is_given_again(meet: Meet, own: Casebase) -> None:
    chat = await meet(own)
    said = await chat.event({"user": 1001, "text": "/county 龙胜"})
    chat.person(1001).delete(only(said["calls"])["message_id"])
    edited = await chat.event({"user": 1001, "edit": said["message_id"], "text": "/county 资源县"})
    assert [call["method"] for call in edited["calls"]] == ["editMessageText", "sendMessage"]
    assert unfolded(edited["calls"][1])[0].startswith("📍资源县")


async def test_after_a_restart_an_edited_question_still_edits_its_answer(meet: Meet, own: Casebase) -> None:
    said = await (await meet(own)).event({"user": 1001, "text": "/county 龙胜"})
    restarted = await meet(own)
    edited = await restarted.event({"user": 1001, "edit": said["message_id"], "text": "/county 资源县"})
    assert only(edited["calls"], "editMessageText")["message_id"] == only(said["calls"])["message_id"]


async def test_in_a_group_the_answer_is_a_silent_reply(chat: Conversation) -> None:
    asked = await chat.event({"user": 1001, "chat": GROUP, "text": "/county 资源县"})
    answer = only(asked["calls"])
    assert answer["reply_to_message_id"] == asked["message_id"]
    assert len(unfolded(answer)) <= 6
    assert chat.world.journal.records[-1].values["disable_notification"]


async def test_what_is_not_found_is_kept_for_the_curators(meet: Meet, own: Casebase) -> None:
    chat = await meet(own)
    for asked in ("/county 桃花源县", "/county 桃花源县", "/county 龙胜", "/county 资源县"):
        await chat.say(asked)
    gaps = {query: times for query, _, times in own._store.conversation.gaps(10)}
    assert gaps == {"桃花源县": 2, "龙胜": 1}


async def test_a_unit_that_is_not_its_own_is_said_to_be_wrong(chat: Conversation) -> None:
    answer = only(await chat.say("/county 资源区"))
    assert unfolded(answer)[1] == "没有叫「资源区」的地方，已按级别不同的「资源县」回答"


async def test_all_that_bear_a_short_name_are_offered(chat: Conversation) -> None:
    answer = only(await chat.say("/county 朝阳"))
    assert "没有其中任何一个的案例" in answer["text"]
    assert labels(answer) == ["朝阳市（辽宁）", "朝阳区（北京）", "朝阳县（辽宁朝阳）", "朝阳区（吉林长春）"]


async def test_the_nearest_real_name_is_offered_and_not_substituted(chat: Conversation) -> None:
    answer = only(await chat.say("/county 清原市"))
    assert unfolded(answer)[0] == "没有叫「清原市」的地方，同音的是清远市（广东）。库里还没有那里的案例。"
    assert "📍" not in answer["text"]
    assert "大苏河乡" in "".join(labels(answer))


async def test_a_sound_of_several_places_is_not_answered_for_one(chat: Conversation) -> None:
    answer = only(await chat.say("/county 清源"))
    assert unfolded(answer)[0] == "没有叫「清源」的地方，同音的有3个，你问的是哪一个？"


async def test_a_program_named_to_county_is_one_tap_away(chat: Conversation) -> None:
    answer = only(await chat.say("/county 小细胞"))
    assert "没有叫「小细胞」的地方" in answer["text"]
    _, shown = await chat.click("小细胞")
    assert unfolded(shown)[0].startswith("🧩先锋互助“小细胞”工程")


async def test_an_autonomous_prefecture_is_called_one(chat: Conversation) -> None:
    assert "不代表全州" in unfolded(only(await chat.say("/county 凉山")))[1]


async def test_a_province_is_not_said_to_be_without_cases_elsewhere(chat: Conversation) -> None:
    assert "库里还没有这里的案例。" in only(await chat.say("/county 北京"))["text"]
    assert "上海别处也没有" in only(await chat.say("/county 浦东"))["text"]
