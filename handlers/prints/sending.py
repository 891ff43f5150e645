"""Sending a sheet: a picture as a photo, a print as a file."""

from telegram import InlineKeyboardMarkup, InputFile, Message, ReplyParameters
from telegram.error import BadRequest

from handlers.context import Context
from handlers.views.files import filename
from handlers.views.prints.sheet import Medium, Sheet

_SUFFIX = {Medium.PICTURE: "png", Medium.PRINT: "pdf"}


async def send_print(
    context: Context,
    chat_id: int,
    sheet: Sheet,
    *,
    caption: str | None = None,
    reply_to: ReplyParameters | None = None,
    keyboard: InlineKeyboardMarkup | None = None,
    thread_id: int | None = None,
    silent: bool = False,
) -> Message:
    """Send the sheet; what Telegram holds already is neither drawn nor uploaded again.

    Args:
        context: holds the press and what was uploaded before.
        chat_id: where to.
        sheet: what to send.
        caption: text under it, without markup.
        reply_to: the message it answers.
        keyboard: buttons under it.
        thread_id: the forum topic it goes to.
        silent: without a sound.
    """

    async def sent(media: str | InputFile) -> Message:
        send = context.bot.send_photo if sheet.medium is Medium.PICTURE else context.bot.send_document
        return await send(
            chat_id,
            media,
            caption=caption,
            reply_parameters=reply_to,
            reply_markup=keyboard,
            message_thread_id=thread_id,
            disable_notification=silent,
        )

    name = await context.press.name(sheet)
    known = context.uploads.file_id(name)
    if known is not None:
        try:
            return await sent(known)
        except BadRequest:
            # Telegram forgets files, and another bot's ids are worth nothing: it is uploaded anew.
            pass
    message = await sent(
        InputFile(await context.press.draw(sheet), filename(sheet.title, _SUFFIX[sheet.medium]), attach=True)
    )
    context.uploads.keep(name, _file_id(message))
    return message


def _file_id(message: Message) -> str:
    file = message.document or message.photo[-1]
    return file.file_id
