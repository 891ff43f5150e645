"""纠错: a reader says what is wrong with a fact; curators decide, and the reader hears."""

from telegram import CallbackQuery, Update
from telegram.constants import ChatType

from casebase.errors import CasebaseError
from casebase.library import Casebase
from casebase.library.curating.reporting import Reported
from casebase.record import Case
from casebase.store.desk import TicketState
from handlers import reply
from handlers.context import Context
from handlers.desk import showing
from handlers.desk.roles import asker
from handlers.named import named_case
from handlers.payload import Kind, Payload
from handlers.question import question
from handlers.views import message as views
from handlers.views import phrases
from handlers.views.atoms import text
from handlers.views.desk import tickets
from handlers.views.deskpayload import DeskPayload
from handlers.views.message import compose

_HOW = (
    "请写明哪个案例、哪里不对，比如：/report 资源县 330户应为330名。也可以回复案例卡片发 /report 加一句话。"
)
_IN_PRIVATE = "私聊里问您了，在那边说哪里不对。"
_UNREACHABLE = "请先私聊我一次再点；或者回复这张卡片，发 /report 加一句话。"


async def report(update: Update, context: Context) -> None:
    """Keep what a reader says of the case named, or of the card replied to."""
    asked = question(context.argument)
    message = update.effective_message
    assert message is not None
    card = message.reply_to_message
    case_id, fact = _shown_on(card.reply_markup.to_dict() if card and card.reply_markup else {})
    if case_id is None:
        name, _, said = asked.partition(" ")
        case = await context.off_loop(_case, context.casebase, name)
        case_id = case.id if case else None
    else:
        said = asked
    if case_id is None or not said:
        await reply.answer(update, context, compose([text(_HOW)]))
        return
    await _kept(update, context, case_id, fact, said)


async def report_pressed(
    update: Update, context: Context, query: CallbackQuery, payload: DeskPayload
) -> None:
    """Ask in private what is wrong; who never wrote to the bot is told what else can be done."""
    case, fact = await context.off_loop(_pointed, context.casebase, payload.part)
    sent = await showing.send(context, query.from_user.id, tickets.asking(case, fact))
    if sent is None:
        await query.answer(_UNREACHABLE, show_alert=True)
        return
    chat = update.effective_chat
    await query.answer(None if chat is not None and chat.type == ChatType.PRIVATE else _IN_PRIVATE)
    about = f"report:{case.id}:{fact}"
    await context.off_loop(context.casebase.desk.ask, about, query.from_user.id, sent)


async def reported_pressed(
    update: Update, context: Context, query: CallbackQuery, payload: DeskPayload
) -> None:
    """Keep the reason tapped."""
    case, fact = await context.off_loop(_pointed, context.casebase, payload.part)
    if payload.number >= len(tickets.TROUBLES):
        await query.answer(phrases.OUTDATED, show_alert=True)
        return
    trouble = tickets.TROUBLES[payload.number]
    done = await context.off_loop(context.casebase.desk.report, case.id, fact, trouble, asker(update))
    await query.answer("收到，谢谢")
    await reply.replace(update, context, tickets.thanks(done.ticket, done.case))
    await _tell_curators(context, done)


async def keep_report(update: Update, context: Context, case_id: str, fact: str, said: str) -> None:
    """Keep what a reader wrote in reply."""
    await _kept(update, context, case_id, fact, said)


async def answer_report(
    update: Update, context: Context, number: int, state: TicketState, sentence: str
) -> None:
    """Decide on a report: every copy closes, and the reporter hears."""
    ticket = await context.off_loop(context.casebase.desk.answer, number, state, sentence, asker(update))
    shown = await context.off_loop(showing.shown_ticket, context.casebase, number)
    if shown is not None:
        if update.callback_query is not None:
            await reply.replace(update, context, shown)
        await showing.renew(context, showing.of_ticket(number), shown)
    if ticket.reporter.id:
        await showing.send(context, ticket.reporter.id, compose([tickets.outcome(ticket)]))


async def _kept(update: Update, context: Context, case_id: str, fact: str, said: str) -> None:
    done = await context.off_loop(context.casebase.desk.report, case_id, fact, said, asker(update))
    await reply.answer(update, context, tickets.thanks(done.ticket, done.case))
    await _tell_curators(context, done)


async def _tell_curators(context: Context, done: Reported) -> None:
    subject = showing.of_ticket(done.ticket.id)
    shown = tickets.shown(done.ticket, done.case)
    if await context.off_loop(context.casebase.desk.offers, subject):
        await showing.renew(context, subject, shown)
    else:
        await showing.offer(context, shown, subject)


def _case(casebase: Casebase, name: str) -> Case | None:
    found = named_case(casebase, name) if name else None
    return None if isinstance(found, views.Message) else found


def _pointed(casebase: Casebase, part: str) -> tuple[Case, str]:
    """The case and the fact a button names.

    Raises:
        CasebaseError: the case is gone.
    """
    case_id, _, fact = part.partition("_")
    if not case_id:
        hit = casebase.program_by_id(fact)
        case = hit.case if hit else None
    else:
        case = casebase.case(case_id)
    if case is None:
        raise CasebaseError(phrases.GONE)
    return case, fact


def _shown_on(markup: dict[str, list[list[dict[str, str]]]]) -> tuple[str | None, str]:
    """The case, and the figure where it is one's card, that a message's buttons are about."""
    rows = markup.get("inline_keyboard", [])
    payloads = [Payload.parse(b.get("callback_data", "")) for row in rows for b in row]
    there = [p for p in payloads if p is not None]
    figures = {p.part for p in there if p.kind is Kind.FIGURE_EVIDENCE}
    ids = [p.id for p in there if p.kind in (Kind.SOURCES, Kind.CASE, Kind.FIGURES)]
    fact = figures.pop() if len(figures) == 1 and not any(p.kind is Kind.SOURCES for p in there) else ""
    return (ids[0] if ids else None), fact
