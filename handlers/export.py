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
from handlers.question import question, writes_traditional
from handlers.sending import Place
from handlers.views import files, phrases
from handlers.views import message as views
from handlers.views.exports import Format
from handlers.views.exports import export as exported
from handlers.views.script import to_traditional
from handlers.withdrawn import gone_in_words


async def export(update: Update, context: Context) -> None:
    """Send the case named as a file of the kind named; ask for the kind where it is not, or for the case."""
    name, form = files.asked_for(question(context.argument))
    found = await context.off_loop(_case_or_answer, context.casebase, name)
    if isinstance(found, views.Message):
        await reply.answer(update, context, found)
    elif form is None:
        await reply.answer(update, context, files.choice(found))
    else:
        asked = update.effective_message
        assert asked is not None
        traditional = await context.off_loop(writes_traditional, update)
        view = Payload(Kind.EXPORT, found.id, form, found.revision, traditional)
        if await filing.in_quiet_hours(update, context):
            await _send_quietly(update, context, asked, found, view)
        else:
            await _send(update, context, found, view, filing.beside(update, asked))


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


async def _send_quietly(update: Update, context: Context, asked: Message, case: Case, view: Payload) -> None:
    """In private; where the asker cannot be reached there, a reaction says that the question was seen."""
    try:
        await _send(update, context, case, view, Place(reply.asker(asked), quietly=True))
    except (BadRequest, Forbidden):
        await asked.set_reaction(ReactionTypeEmoji(ReactionEmoji.SLEEPING_FACE))


async def _send(update: Update, context: Context, case: Case, view: Payload, place: Place) -> None:
    form, traditional = Format(view.part), view.traditional
    content = await context.off_loop(exported, case, form, traditional=traditional)
    under = files.under(case, view)
    under = filing.under(update, under.traditional if traditional else under)
    file = InputFile(content, files.filename(files.title(case), form), attach=True)
    sent = await context.bot.send_document(place.chat, file, **filing.arguments(context, under, place))
    await filing.keep(update, context, sent, under)
