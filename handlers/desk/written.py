"""What is written in private: the answer to a question of the desk, an article, or a question."""

from telegram import Update

from casebase.errors import CasebaseError
from casebase.store.desk import TicketState
from handlers import reply
from handlers.command import asking
from handlers.context import Context
from handlers.desk import showing
from handlers.desk.deciding import refuse
from handlers.desk.giving import Article, given, goes_on
from handlers.desk.reports import answer_report, keep_report
from handlers.desk.roles import asker, is_curator
from handlers.plain import plain
from handlers.views.desk import draft as views

_ARTICLE = Article()
_NOT_YOURS = "这条是给管理员回复的。"


async def written(update: Update, context: Context) -> None:
    """Take a reply to what the desk asked, then an article; everything else is a question."""
    message = asking(update)
    assert message is not None
    if message.reply_to_message is not None and await answered(update, context):
        return
    if _ARTICLE.filter(message) or await goes_on(update, context):
        await given(update, context)
    else:
        await plain(update, context)


async def answered(update: Update, context: Context) -> bool:
    """Whether the message answers a question of the desk; what it says is then done."""
    message = asking(update)
    assert message is not None
    if message.reply_to_message is None:
        return False
    there = (message.chat_id, message.reply_to_message.message_id)
    about = await context.off_loop(context.casebase.desk.asked, *there)
    if about is None:
        return False
    what, _, rest = about.partition(":")
    said = message.text or ""
    if what == "report":
        case_id, _, fact = rest.partition(":")
        await keep_report(update, context, case_id, fact, said)
        return True
    if not await is_curator(update, context):
        raise CasebaseError(_NOT_YOURS)
    await _carried_out(update, context, what, rest.split(":"), said)
    return True


async def _carried_out(update: Update, context: Context, what: str, rest: list[str], said: str) -> None:
    desk, who = context.casebase.desk, asker(update)
    number = int(rest[0])
    if what == "change":
        await context.off_loop(desk.change, number, rest[1], rest[2], said, int(rest[3]), who)
        await _show(update, context, number, rest[1])
    elif what == "add":
        _, key = await context.off_loop(desk.add_fact, number, rest[1], said, who)
        await _show(update, context, number, key)
    elif what == "refuse":
        await refuse(update, context, number, said)
    elif what == "answer":
        await answer_report(update, context, number, TicketState[rest[1]], said)


async def _show(update: Update, context: Context, number: int, key: str) -> None:
    """The page of the fact that was changed, or the overview where it was the head."""
    if key == "h":
        shown = await context.off_loop(showing.shown_draft, context.casebase, number)
    else:
        kind, page = views.page_holding(key)
        shown = await context.off_loop(showing.shown_page, context.casebase, number, kind, page)
    await reply.answer(update, context, shown)
