"""The bot is mentioned in a chat it is not in: it may answer once."""

import re

from telegram import Update

from casebase.errors import CasebaseError
from casebase.library import Casebase, Spot
from handlers.calls import Value, call
from handlers.context import Context
from handlers.inline import article
from handlers.plain import told_of_anything
from handlers.posted import remember
from handlers.question import question
from handlers.reply import in_script_of
from handlers.views import phrases
from handlers.views.inline import Result, posted
from handlers.views.message import Message

_COMMAND = re.compile(r"^\s*[/／](?:[A-Za-z0-9_]+(?=\s|$)|[县縣]|模式)")


async def guest(update: Update, context: Context) -> None:
    """Answer what the mention asks, with a card that stays alive like any other that was shared."""
    message = update.guest_message
    assert message is not None
    if message.guest_query_id is None:
        return
    text = without_mention(message.text or "", context.bot.username)
    shown = posted(await context.off_loop(told_a_guest, context.casebase, text))
    shown = await context.off_loop(in_script_of, update, shown)
    name = shown.shows.view.encode() if shown.shows else "answer"
    result = article(Result(name, context.bot.first_name, "", shown), context.bot.username)
    asked: dict[str, Value] = {"guest_query_id": message.guest_query_id, "result": result}
    sent = await call(context.bot, "answerGuestQuery", asked)
    spot = Spot(inline_message=sent["inline_message_id"])
    if await context.off_loop(remember, context.casebase, spot, shown, message.date):
        context.live.wake()


def told_a_guest(casebase: Casebase, text: str) -> Message:
    """What there is of what the mention asks; how to ask where it asks nothing."""
    try:
        asked = question(text)
    except CasebaseError as error:
        return phrases.sorry(error.sentence)
    return told_of_anything(casebase, asked) if asked else phrases.how_to_mention()


def without_mention(text: str, username: str) -> str:
    """The text without the bot's name, and without a command it may stand behind."""
    named = re.sub(rf"@{re.escape(username)}\b", " ", text, flags=re.IGNORECASE)
    return _COMMAND.sub("", named, count=1)
