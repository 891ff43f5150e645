"""The driver: an application over a world, one event at a time, each finished before the next."""

import asyncio

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.local.request import LocalRequest
from bot.local.world import TOKEN
from tests.conftest import Talk


def echo_application(request: LocalRequest) -> Application:
    application = Application.builder().token(TOKEN).request(request).get_updates_request(request).build()

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("再来", callback_data="again")]])
        await update.effective_message.reply_text(
            f"<b>{update.effective_message.text}</b>", parse_mode="HTML", reply_markup=keyboard
        )

    async def later(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        async def work() -> None:
            for _ in range(20):
                await asyncio.sleep(0)
            await update.effective_message.reply_text("second")
            asyncio.create_task(last())

        async def last() -> None:
            await asyncio.sleep(0)
            await update.effective_message.reply_text("third")

        context.application.create_task(work())
        await update.effective_message.reply_text("first")

    async def pressed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await update.callback_query.answer("好", show_alert=True)
        await update.callback_query.edit_message_text("改了")

    async def inline(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await update.inline_query.answer([])

    application.add_handler(CommandHandler("later", later))
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(pressed))
    application.add_handler(InlineQueryHandler(inline))
    return application


async def test_a_text_is_answered_in_the_shape_programs_rely_on(talk: Talk) -> None:
    chat = await talk(echo_application)
    assert await chat.say("你好") == [
        {
            "method": "sendMessage",
            "chat_id": 1001,
            "message_id": 2,
            "text": "你好",
            "html": "<b>你好</b>",
            "buttons": [[{"text": "再来", "callback_data": "again"}]],
        }
    ]


async def test_every_task_an_update_started_is_awaited(talk: Talk) -> None:
    chat = await talk(echo_application)
    assert [call["text"] for call in await chat.say("/later")] == ["first", "second", "third"]


async def test_a_button_is_pressed_by_a_part_of_its_label(talk: Talk) -> None:
    chat = await talk(echo_application)
    await chat.say("你好")
    calls = await chat.click("再")
    assert [(call["method"], call["text"]) for call in calls] == [
        ("answerCallbackQuery", "好"),
        ("editMessageText", "改了"),
    ]
    assert calls[0]["show_alert"] is True
