"""🖼 is pressed: a picture to forward, or a print, beside the message the button is under."""

from telegram import CallbackQuery, Message, Update

from handlers import filing
from handlers.context import Context, in_group
from handlers.payload import Payload
from handlers.prints.asked import asked_for
from handlers.prints.sending import send_print
from handlers.sending import Place
from handlers.views.script import to_traditional
from handlers.withdrawn import gone_in_words


async def send_asked_print(update: Update, context: Context, query: CallbackQuery, payload: Payload) -> None:
    """Send what the button stands for, as the casebase has it now; or say in a sentence why not.

    A group is sent the same drawing once a day; in its quiet hours the case opens in private instead.
    """
    message = query.message
    assert message is not None
    if await filing.in_quiet_hours(update, context):
        await filing.opened_in_private(context, query, payload)
        return
    asked = await context.off_loop(asked_for, context.casebase, payload, context.bot.username)
    if asked is None:
        said = await context.off_loop(gone_in_words, context.casebase, payload)
        await query.answer(to_traditional(said) if payload.traditional else said, show_alert=True)
        return
    assert asked.under.shows is not None
    if in_group(update) and await filing.sent_before(context, query, asked.under.shows.view):
        return
    await query.answer()
    place = filing.beside(update, message) if isinstance(message, Message) else Place(message.chat.id)
    under = filing.under(update, asked.under)
    sent = await send_print(context, asked.sheet, under, place)
    await filing.keep(update, context, sent, under)
