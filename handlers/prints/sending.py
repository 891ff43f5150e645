"""Sending a sheet: a picture as a photo, a print as a file."""

from telegram import InputFile, Message
from telegram.error import BadRequest

from handlers import filing
from handlers.context import Context
from handlers.sending import Place
from handlers.views import message as views
from handlers.views.files import filename
from handlers.views.prints.sheet import Medium, Sheet

_SUFFIX = {Medium.PICTURE: "png", Medium.PRINT: "pdf"}


async def send_print(context: Context, sheet: Sheet, under: views.Message, place: Place) -> Message:
    """Send the sheet; what Telegram holds already is neither drawn nor uploaded again.

    Args:
        context: holds the press and what was uploaded before.
        sheet: what to send.
        under: what is said below it.
        place: where to.
    """
    told = filing.arguments(context, under, place)

    async def sent(media: str | InputFile) -> Message:
        send = context.bot.send_photo if sheet.medium is Medium.PICTURE else context.bot.send_document
        return await send(place.chat, media, **told)

    name, uploads, bot = await context.press.name(sheet), context.casebase.uploads, context.bot.id
    known = await context.off_loop(uploads.file_id, bot, name)
    if known is not None:
        try:
            return await sent(known)
        except BadRequest:
            # Telegram forgets files, and another bot's ids are worth nothing: it is uploaded anew.
            pass
    drawing = await context.press.draw(sheet)
    message = await sent(InputFile(drawing, filename(sheet.name, _SUFFIX[sheet.medium]), attach=True))
    await context.off_loop(uploads.keep, bot, name, _file_id(message))
    return message


def _file_id(message: Message) -> str:
    file = message.document or message.photo[-1]
    return file.file_id
