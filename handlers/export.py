"""/export: a case as a file a report can use."""

from telegram import CallbackQuery, InputFile, Message, ReactionTypeEmoji, Update
from telegram.constants import ReactionEmoji
from telegram.error import BadRequest, Forbidden

from casebase.library import Casebase
from casebase.record import Case
from handlers import filing, reply
from handlers.context import Context, in_group
from handlers.county import example
from handlers.named import named_case
from handlers.payload import Kind, Payload
from handlers.prints.asked import asked_for as drawing_asked_for
from handlers.prints.sending import send_print
from handlers.question import question, writes_traditional
from handlers.sending import Place
from handlers.views import files, phrases
from handlers.views import message as views
from handlers.views.exports import Format
from handlers.views.exports import export as exported
from handlers.views.prints.under import PDF
from handlers.views.script import to_traditional
from handlers.withdrawn import gone_in_words


async def export(update: Update, context: Context) -> None:
    """Send the case named as a file of the kind named; ask for the kind where it is not, or for the case."""
    asked_words = question(context.argument)
    printed = files.asked_to_print(asked_words)
    name, form = (printed, None) if printed else files.asked_for(asked_words)
    found = await context.off_loop(_case_or_answer, context.casebase, name)
    if isinstance(found, views.Message):
        await reply.answer(update, context, found)
    elif form is None and not printed:
        await reply.answer(update, context, files.choice(found))
    else:
        traditional = await context.off_loop(writes_traditional, update)
        view = Payload(Kind.EXPORT, found.id, form or "", found.revision, traditional)
        await _send_to_asker(update, context, found, view)


async def send_export(update: Update, context: Context, query: CallbackQuery, payload: Payload) -> None:
    """Send the file a button stands for beside the message it was pressed on; or say why not.

    A group is sent the same file once a day; in its quiet hours the case opens in private instead.
    """
    message = query.message
    assert message is not None
    case = await context.off_loop(context.casebase.case, payload.id)
    if case is None or payload.part not in tuple(Format):
        said = await context.off_loop(gone_in_words, context.casebase, payload)
        await query.answer(to_traditional(said) if payload.traditional else said, show_alert=True)
        return
    view = Payload(payload.kind, case.id, payload.part, case.revision, payload.traditional)
    if await filing.in_quiet_hours(update, context):
        await filing.opened_in_private(context, query, payload)
    elif not in_group(update) or not await filing.sent_before(context, query, view):
        await query.answer()
        place = filing.beside(update, message) if isinstance(message, Message) else Place(message.chat.id)
        await _send(update, context, case, view, place)


def _case_or_answer(casebase: Casebase, name: str) -> Case | views.Message:
    if name:
        return named_case(casebase, name)
    shown = example(casebase)
    payload = Payload(Kind.EXPORT, shown.id, revision=shown.revision) if shown else None
    return phrases.example("export", "案例", views.Button(shown.place.name, payload) if shown else None)


async def _send_to_asker(update: Update, context: Context, case: Case, view: Payload) -> None:
    """Beside the question; in a group's quiet hours in private, or a reaction says that it was seen."""
    asked = update.effective_message
    assert asked is not None
    send = _send if view.part else _send_printed
    if not await filing.in_quiet_hours(update, context):
        await send(update, context, case, view, filing.beside(update, asked))
        return
    try:
        await send(update, context, case, view, Place(reply.asker(asked), quietly=True))
    except (BadRequest, Forbidden):
        await asked.set_reaction(ReactionTypeEmoji(ReactionEmoji.SLEEPING_FACE))


async def _send_printed(update: Update, context: Context, case: Case, view: Payload, place: Place) -> None:
    payload = Payload(Kind.CARD, case.id, PDF, case.revision, view.traditional)
    drawn = await context.off_loop(drawing_asked_for, context.casebase, payload, context.bot.username)
    if drawn is not None:
        under = filing.under(update, drawn.under)
        sent = await send_print(context, drawn.sheet, under, place)
        await filing.keep(update, context, sent, under)


async def _send(update: Update, context: Context, case: Case, view: Payload, place: Place) -> None:
    form, traditional = Format(view.part), view.traditional
    content = await context.off_loop(exported, case, form, traditional=traditional)
    under = files.under(case, view)
    under = filing.under(update, under.traditional if traditional else under)
    file = InputFile(content, files.filename(files.title(case), form), attach=True)
    sent = await context.bot.send_document(place.chat, file, **filing.arguments(context, under, place))
    await filing.keep(update, context, sent, under)
