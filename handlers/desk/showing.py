"""Showing drafts and reports: sent, remembered, and closed everywhere once they are decided on."""

from contextlib import suppress

from telegram import ForceReply, LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import TelegramError

from casebase.library import Casebase
from casebase.record import Case, Evidence, Fact, Quote
from casebase.store.desk import Draft
from casebase.text.clean import clean
from casebase.text.quote import Quoter
from handlers.context import Context
from handlers.desk.roles import curators
from handlers.keyboard import keyboard
from handlers.views.atoms import NOTHING, Atom, text
from handlers.views.desk import draft as views
from handlers.views.desk import tickets
from handlers.views.message import Message


def of_draft(number: int) -> str:
    """How a draft is called in the list of messages."""
    return f"draft:{number}"


def of_ticket(number: int) -> str:
    """How a report is called in the list of messages."""
    return f"ticket:{number}"


def shown_draft(casebase: Casebase, number: int, note: Atom = NOTHING) -> Message:
    """A draft as it stands: its overview, or how it was decided."""
    draft = casebase.desk.draft(number)
    if not draft.state.waits:
        return views.closed(draft)
    return views.overview(draft, casebase.desk.likeness(draft), note, casebase.desk.notice(draft))


def shown_page(casebase: Casebase, number: int, kind: str, page: int) -> Message:
    """A page of a draft's facts with their sentences."""
    draft = casebase.desk.draft(number)
    if not draft.state.waits or draft.record is None:
        return shown_draft(casebase, number)
    return views.page(draft, kind, page, _quotes(casebase, draft))


def shown_ticket(casebase: Casebase, number: int) -> Message | None:
    """A report as curators see it; None where there is none of that number."""
    ticket = casebase.desk.ticket(number)
    return tickets.shown(ticket, casebase.case(ticket.case)) if ticket else None


async def send(context: Context, chat: int, message: Message, subject: str | None = None) -> int | None:
    """Send a message of the desk, remembered under its subject; its id, None where it cannot be sent."""
    with suppress(TelegramError):
        sent = await context.bot.send_message(
            chat,
            message.html,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(message, context.bot.username),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
        if subject is not None:
            await context.off_loop(context.casebase.desk.offered, subject, chat, sent.message_id)
        return sent.message_id
    return None


async def offer(context: Context, message: Message, subject: str, but: int = 0) -> int:
    """Show something to be decided to every curator but one; to how many it was shown."""
    people = [person for person in await curators(context) if person != but]
    sent = [await send(context, person, message, subject) for person in people]
    return sum(one is not None for one in sent)


async def renew(context: Context, subject: str, message: Message, but: tuple[int, int] | None = None) -> None:
    """Bring every message that shows the subject up to date; those out of reach are let be."""
    for chat, shown in await context.off_loop(context.casebase.desk.offers, subject):
        if (chat, shown) != but:
            await edit(context, chat, shown, message)


async def edit(context: Context, chat: int, shown: int, message: Message) -> bool:
    """Put a message in the place of another of the bot's; False where that is out of reach."""
    try:
        await context.bot.edit_message_text(
            message.html,
            chat,
            shown,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(message, context.bot.username),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
    except TelegramError as error:
        return "not modified" in str(error).lower()
    return True


async def tell_giver(context: Context, draft: Draft, told: str, case: Case | None = None) -> None:
    """Tell who gave the article what became of it, with buttons that open the case."""
    if draft.giver.id:
        await send(context, draft.giver.id, Message(text(told), views.opening(case) if case else ()))


async def ask(update: Update, context: Context, question: str, about: str) -> None:
    """Ask for a written answer: the reply to this message is about that, whenever it comes."""
    chat = update.effective_chat
    assert chat is not None
    sent = await context.bot.send_message(
        chat.id, f"{question}（请回复这条消息）", reply_markup=ForceReply(selective=True)
    )
    await context.off_loop(context.casebase.desk.ask, about, chat.id, sent.message_id)


def _quotes(casebase: Casebase, draft: Draft) -> views.QuoteOf:
    """Quotes of a draft's own article; of a correction, whatever its sources hold."""
    text = casebase.desk.text(draft)
    if draft.base is not None or text is None:
        return lambda fact: casebase.quote(found[0]) if (found := _evidence(fact)) else None
    quoter = Quoter(clean(text))

    def quoted(fact: Fact) -> Quote | None:
        found = _evidence(fact)
        return quoter.quote(found[0]) if found else None

    return quoted


def _evidence(fact: Fact) -> tuple[Evidence, ...]:
    return getattr(fact, "evidence", ())
