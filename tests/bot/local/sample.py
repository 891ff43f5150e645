"""A small application that does a bit of everything, for tests of what carries applications."""

from __future__ import annotations

import asyncio

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.local.driver import AnyApplication
from bot.local.request import LocalRequest
from bot.local.world import TOKEN

Context = ContextTypes.DEFAULT_TYPE

CARD = (
    "<b>📍资源县</b>（广西桂林）\n第二行\n"
    "<blockquote expandable>折一\n折二\n折三\n折四\n折五</blockquote>\n"
    "<blockquote>引文</blockquote> <tg-spoiler>秘密</tg-spoiler>"
)
BUTTONS = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("出处", callback_data="s"), InlineKeyboardButton("改", callback_data="e")],
        [
            InlineKeyboardButton("网页", url="https://example.com/"),
            InlineKeyboardButton("引用", copy_text=CopyTextButton("[1] 引文")),
            InlineKeyboardButton("分享", switch_inline_query="小细胞"),
        ],
    ]
)


async def card(update: Update, context: Context) -> None:
    await update.effective_message.reply_text(CARD, parse_mode="HTML", reply_markup=BUTTONS)


async def echo(update: Update, context: Context) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("再来", callback_data="s")]])
    message = update.effective_message
    await message.reply_text(f"<b>{message.text}</b>", parse_mode="HTML", reply_markup=keyboard)


async def pressed(update: Update, context: Context) -> None:
    query = update.callback_query
    if query.data == "e":
        await query.answer()
        await query.edit_message_text("改了")
    else:
        await query.answer("资源县委组织部材料", show_alert=True)


async def inline(update: Update, context: Context) -> None:
    content = InputTextMessageContent("<b>小细胞</b>", parse_mode="HTML")
    results = [InlineQueryResultArticle("c1", "小细胞", content, description="资源县", reply_markup=BUTTONS)]
    await update.inline_query.answer(results if update.inline_query.query else [])


async def document(update: Update, context: Context) -> None:
    file = await update.message.document.get_file()
    content = bytes(await file.download_as_bytearray())
    await update.message.set_reaction("👀")
    await update.message.reply_document(content, filename="回.txt", caption=update.message.caption)


async def later(update: Update, context: Context) -> None:
    """Leave work behind in every way there is: the application's task, a plain task of that task."""
    kept: list[asyncio.Task[None]] = []

    async def work() -> None:
        for _ in range(20):
            await asyncio.sleep(0)
        await update.message.reply_text("second")
        kept.append(asyncio.create_task(last()))

    async def last() -> None:
        await asyncio.to_thread(lambda: None)
        await update.message.reply_text("third")

    context.application.create_task(work())
    await update.message.reply_text("first")


async def away(update: Update, context: Context) -> None:
    await context.bot.send_message(1, "给站长的通知")
    await update.message.delete()


async def broken(update: Update, context: Context) -> None:
    await update.message.reply_text("<b>坏", parse_mode="HTML")


async def vain(update: Update, context: Context) -> None:
    await update.message.reply_text("x", api_kwargs={"sparkle": 1})
    await context.bot.send_dice(update.message.chat_id)


def build(request: LocalRequest) -> AnyApplication:
    """Return the application over a world."""
    application = (
        Application.builder()
        .token(TOKEN)
        .request(request)
        .get_updates_request(request)
        .job_queue(None)
        .build()
    )
    for name, handler in (
        ("county", card),
        ("later", later),
        ("away", away),
        ("broken", broken),
        ("vain", vain),
    ):
        application.add_handler(CommandHandler(name, handler))
    application.add_handler(MessageHandler(filters.Document.ALL, document))
    application.add_handler(MessageHandler(filters.TEXT & ~filters.VIA_BOT, echo))
    application.add_handler(CallbackQueryHandler(pressed))
    application.add_handler(InlineQueryHandler(inline))

    async def quiet(update: object, context: Context) -> None:
        """Swallow errors: they are visible in the calls."""

    application.add_error_handler(quiet)
    return application
