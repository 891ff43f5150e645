"""/pending /edit /history /log /undo /retract /merge /gaps /stats: looking after what is there."""

from typing import cast

from telegram import Update

from casebase.errors import CasebaseError
from casebase.library import Casebase, CaseHead
from casebase.record import Case
from handlers import reply
from handlers.context import Context
from handlers.desk import showing
from handlers.desk.counting import TALLY, Tally
from handlers.desk.roles import allowed, asker
from handlers.named import named_case
from handlers.question import question
from handlers.views import message as messages
from handlers.views.desk import draft as views
from handlers.views.desk import lists

_LOGGED = 15
_ASKED = 15


async def pending(update: Update, context: Context) -> None:
    """What waits for a decision."""
    if await allowed(update, context):
        found = await context.off_loop(context.casebase.desk.pending)
        await reply.answer(update, context, lists.pending(*found))


async def edit(update: Update, context: Context) -> None:
    """A draft to correct the case named by."""
    if not await allowed(update, context):
        return
    case = await _case(update, context, question(context.argument), "edit")
    if case is not None:
        draft = await context.off_loop(context.casebase.desk.edit, case.id, asker(update))
        shown = await context.off_loop(showing.shown_draft, context.casebase, draft.id)
        await reply.answer(update, context, shown)


async def history(update: Update, context: Context) -> None:
    """The revisions of the case named, whatever became of it."""
    if not await allowed(update, context):
        return
    case = await _case(update, context, question(context.argument), "history")
    if case is not None:
        revisions = await context.off_loop(context.casebase.desk.history, case.id)
        await reply.answer(update, context, lists.history(case, revisions))


async def log(update: Update, context: Context) -> None:
    """The newest revisions."""
    if await allowed(update, context):
        revisions = await context.off_loop(context.casebase.desk.log, _LOGGED)
        await reply.answer(update, context, lists.log(revisions))


async def undo(update: Update, context: Context) -> None:
    """Take back the revision of that number, or the newest of the case named."""
    if not await allowed(update, context):
        return
    asked = question(context.argument)
    number: int | None = int(asked) if asked.isdecimal() else None
    if number is None:
        case = await _case(update, context, asked, "undo")
        if case is None:
            return
        number = case.revision
    done = await context.off_loop(context.casebase.desk.undo, number, asker(update))
    await reply.answer(update, context, views.undone(number, done))


async def retract(update: Update, context: Context) -> None:
    """Take the case named out of the answers, with the reason behind its name."""
    if not await allowed(update, context):
        return
    name, _, reason = question(context.argument).partition(" ")
    case = await _case(update, context, name, "retract")
    if case is not None:
        gone = await context.off_loop(context.casebase.desk.retract, case.id, reason, asker(update))
        await reply.answer(update, context, views.retracted(gone, reason))


async def merge(update: Update, context: Context) -> None:
    """Make the first case named part of the second."""
    if not await allowed(update, context):
        return
    names = question(context.argument).split()
    if len(names) != 2:
        raise CasebaseError("请写两个案例，前一个并进后一个，比如：/merge 案例编号 资源县")
    cases = [await _case(update, context, name, "merge") for name in names]
    if cases[0] is None or cases[1] is None:
        return
    done = await context.off_loop(context.casebase.desk.merge, cases[0].id, cases[1].id, asker(update))
    await reply.answer(update, context, views.merged(cases[0], done))


async def gaps(update: Update, context: Context) -> None:
    """What people asked for and did not get."""
    if await allowed(update, context):
        await reply.answer(
            update, context, lists.gaps(await context.off_loop(context.casebase.desk.gaps, _ASKED))
        )


async def stats(update: Update, context: Context) -> None:
    """How the bot was used."""
    if await allowed(update, context):
        await cast(Tally, context.bot_data[TALLY]).write()
        counted = await context.off_loop(context.casebase.desk.statistics)
        cases = await context.off_loop(context.casebase.cases)
        await reply.answer(update, context, lists.statistics(counted, len(cases)))


async def _case(update: Update, context: Context, name: str, command: str) -> Case | None:
    """The case of that id or name; where there is none, that is said."""
    if not name:
        raise CasebaseError(f"请写明哪个案例，比如：/{command} 资源县")
    found = await context.off_loop(_found, context.casebase, name)
    if isinstance(found, Case):
        return found
    await reply.answer(update, context, lists.several(found, command) if isinstance(found, tuple) else found)
    return None


def _found(casebase: Casebase, name: str) -> Case | tuple[CaseHead, ...] | messages.Message:
    """The case of that id or name; the cases it may mean, where these are several; else what to say."""
    record = casebase.desk.record(name)
    if record is not None:
        return record
    heads = tuple(h for h in casebase.cases() if name in (h.place.name, *h.place.aliases))
    return heads if len(heads) > 1 else named_case(casebase, name)
