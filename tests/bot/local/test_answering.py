"""Buttons, inline mode, guests: what the bot is asked, how it may answer, and what it hears of it."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.error import BadRequest

from bot.local.person import Person
from bot.local.pressing import CannotDoError
from bot.local.world import World
from tests.bot.local.test_sending import GROUP, keyboard
from tests.conftest import Clock

TOO_OLD = "Query is too old and response timeout expired or query id is invalid"


def article(number: int | str, markup: InlineKeyboardMarkup | None = None) -> InlineQueryResultArticle:
    content = InputTextMessageContent(f"<b>{number}</b>", parse_mode="HTML")
    return InlineQueryResultArticle(str(number), f"案例{number}", content, reply_markup=markup)


async def last(bot: Bot) -> Update:
    updates = await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    await bot.get_updates(offset=updates[-1].update_id + 1)
    return updates[-1]


# -- buttons


async def test_a_press_brings_the_message_and_the_answer_reaches_the_person(bot: Bot, person: Person) -> None:
    person.start()
    sent = await bot.send_message(1001, "x", reply_markup=keyboard(callback_data="s:1"))
    press = person.press("键")
    query = (await last(bot)).callback_query
    assert query is not None
    assert (query.data, query.from_user.id) == ("s:1", 1001)
    assert query.message is not None
    assert query.message.message_id == sent.message_id
    await query.answer("证据", show_alert=True)
    assert press.query is not None
    assert press.query.answer == {"text": "证据", "show_alert": True, "url": None}


async def test_an_answer_has_150_seconds_and_200_characters(bot: Bot, person: Person, clock: Clock) -> None:
    person.start()
    await bot.send_message(1001, "x", reply_markup=keyboard(callback_data="s:1"))
    person.press("键")
    query = (await last(bot)).callback_query
    assert query is not None
    with pytest.raises(BadRequest, match="Message_too_long"):
        await query.answer("县" * 201)
    await query.answer("县" * 200)
    clock.advance(151)
    for number in (query.id, "nonsense"):
        with pytest.raises(BadRequest, match=TOO_OLD):
            await bot.answer_callback_query(number)


async def test_a_second_answer_is_passed_over_and_noted(bot: Bot, person: Person, world: World) -> None:
    person.start()
    await bot.send_message(1001, "x", reply_markup=keyboard(callback_data="s:1"))
    person.press("键")
    query = (await last(bot)).callback_query
    assert query is not None
    await query.answer("一")
    await query.answer("二")
    assert world.ignored == ["answerCallbackQuery: a second answer to the same query"]
    world.ignored.clear()


async def test_an_answer_opens_only_the_bots_own_link(bot: Bot, person: Person) -> None:
    person.start()
    await bot.send_message(1001, "x", reply_markup=keyboard(callback_data="s:1"))
    person.press("键")
    query = (await last(bot)).callback_query
    assert query is not None
    with pytest.raises(BadRequest, match="Url_invalid"):
        await query.answer(url="https://example.com/")
    assert await query.answer(url=f"https://t.me/{bot.username}?start=e_1")


async def test_a_press_on_a_message_that_is_gone_or_changed(bot: Bot, person: Person) -> None:
    person.start()
    sent = await bot.send_message(1001, "x", reply_markup=keyboard(callback_data="new"))
    person.press(None, data="old:form", message_id=sent.message_id)
    query = (await last(bot)).callback_query
    assert query is not None
    assert query.data == "old:form"
    with pytest.raises(CannotDoError):
        person.press("没有这个键")


@pytest.mark.parametrize(
    ("button", "outcome"),
    [
        ({"url": "https://example.com/"}, {"opened": "https://example.com/"}),
        ({"switch_inline_query": "小细胞"}, {"typed": "小细胞"}),
        ({"switch_inline_query_current_chat": ""}, {"typed": ""}),
    ],
)
async def test_buttons_that_do_not_ask_the_bot(
    bot: Bot, person: Person, button: dict[str, str], outcome: dict[str, str]
) -> None:
    person.start()
    await bot.send_message(1001, "x", reply_markup=keyboard(**button))
    press = person.press("键")
    assert {name: getattr(press, name) for name in outcome} == outcome
    assert press.query is None


async def test_a_deep_link_button_starts_the_bot_with_its_payload(bot: Bot, person: Person) -> None:
    person.start()
    await bot.send_message(
        1001, "x", reply_markup=keyboard(url=f"https://t.me/{bot.username}?start=c_ziyuan")
    )
    person.press("键")
    message = (await last(bot)).message
    assert message is not None
    assert message.text == "/start c_ziyuan"
    assert message.entities[0].type == "bot_command"


# -- inline mode


async def test_an_inline_query_is_answered_and_a_result_chosen(
    bot: Bot, person: Person, world: World
) -> None:
    asked = person.inline("小细胞")
    query = (await last(bot)).inline_query
    assert query is not None
    assert query.query == "小细胞"
    button = InlineQueryResultsButton("打开", start_parameter="c_ziyuan")
    await query.answer([article(1, keyboard(callback_data="a")), article(2)], cache_time=0, button=button)
    assert [result["title"] for result in asked.results] == ["案例1", "案例2"]

    world.group(GROUP)
    sent = person.choose("1", GROUP)
    updates = await bot.get_updates()
    assert updates[0].message is not None
    assert updates[0].message.via_bot is not None
    chosen = updates[1].chosen_inline_result
    assert chosen is not None
    assert (chosen.result_id, chosen.query) == ("1", "小细胞")
    assert chosen.inline_message_id == sent.inline_message_id
    assert sent.fields["text"] == "1"

    await bot.edit_message_text(
        "更正", inline_message_id=chosen.inline_message_id, reply_markup=keyboard(callback_data="b")
    )
    assert person.message(sent.id, GROUP).fields["text"] == "更正"
    person.press("键", GROUP)
    pressed = (await last(bot)).callback_query
    assert pressed is not None
    assert (pressed.message, pressed.inline_message_id, pressed.data) == (None, chosen.inline_message_id, "b")


async def test_without_a_keyboard_a_chosen_result_has_no_inline_id(bot: Bot, person: Person) -> None:
    person.inline("x")
    query = (await last(bot)).inline_query
    assert query is not None
    await query.answer([article(1)])
    person.choose("1", GROUP)
    chosen = (await last(bot)).chosen_inline_result
    assert chosen is not None
    assert chosen.inline_message_id is None


async def test_without_inline_feedback_nothing_is_heard_of_a_choice(
    bot: Bot, person: Person, world: World
) -> None:
    world.bot.has_inline_feedback = False
    person.inline("x")
    query = (await last(bot)).inline_query
    assert query is not None
    await query.answer([article(1, keyboard(callback_data="a"))])
    sent = person.choose("1", GROUP)
    assert sent.inline_message_id is not None
    assert (await last(bot)).chosen_inline_result is None


@pytest.mark.parametrize(
    ("numbers", "reason"),
    [
        (range(51), "Too many inline query results specified"),
        ([1, 1], "Result_id_duplicate"),
        (["县" * 22], "Result_id_invalid"),
        ([""], "Result_id_invalid"),
    ],
)
async def test_inline_results_are_refused(
    bot: Bot, person: Person, numbers: list[int | str], reason: str
) -> None:
    person.inline("x")
    query = (await last(bot)).inline_query
    assert query is not None
    with pytest.raises(BadRequest, match=reason):
        await bot.answer_inline_query(query.id, [article(number) for number in numbers][:51])


@pytest.mark.parametrize("parameter", ["资源县", "a=b", "x" * 65])
async def test_a_start_parameter_above_the_results_is_checked(
    bot: Bot, person: Person, parameter: str
) -> None:
    person.inline("x")
    query = (await last(bot)).inline_query
    assert query is not None
    with pytest.raises(BadRequest, match="Start_param_invalid"):
        await query.answer([], button=InlineQueryResultsButton("打开", start_parameter=parameter))


async def test_broken_markup_inside_a_result_is_refused(bot: Bot, person: Person) -> None:
    person.inline("x")
    query = (await last(bot)).inline_query
    assert query is not None
    content = InputTextMessageContent("<b>x", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Can't parse entities"):
        await query.answer([InlineQueryResultArticle("1", "x", content)])


async def test_an_inline_query_lives_30_seconds(bot: Bot, person: Person, clock: Clock) -> None:
    person.inline("x")
    query = (await last(bot)).inline_query
    assert query is not None
    clock.advance(31)
    with pytest.raises(BadRequest, match=TOO_OLD):
        await query.answer([])


async def test_a_result_can_be_chosen_for_ten_minutes(bot: Bot, person: Person, clock: Clock) -> None:
    person.inline("x")
    query = (await last(bot)).inline_query
    assert query is not None
    await query.answer([article(1)])
    clock.advance(601)
    with pytest.raises(CannotDoError):
        person.choose("1", GROUP)


# -- guests


async def test_a_guest_is_asked_and_answers_once(bot: Bot, person: Person) -> None:
    asked = person.mention_guest(f"@{bot.username} 资源县怎么做的", GROUP)
    message = (await last(bot)).guest_message
    assert message is not None
    assert message.guest_query_id == asked.id
    answered = await bot.answer_guest_query(message.guest_query_id, article(1))
    assert asked.answer is not None
    assert asked.answer.fields["text"] == "1"
    assert answered.inline_message_id == asked.answer.inline_message_id
    with pytest.raises(BadRequest, match=TOO_OLD):
        await bot.answer_guest_query(message.guest_query_id, article(2))
