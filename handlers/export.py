"""/export: a case as a file a report can use."""

from telegram import InputFile, Message, Update

from casebase.library import Casebase
from casebase.record import Case
from handlers import reply
from handlers.context import Context, in_group
from handlers.county import example
from handlers.named import named_case
from handlers.payload import Kind, Payload
from handlers.question import question, writes_traditional
from handlers.views import files, phrases
from handlers.views import message as views
from handlers.views.exports import Format
from handlers.views.exports import export as exported


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
        await _send(update, context, asked, found, form, traditional=traditional)


async def send_export(update: Update, context: Context, payload: Payload) -> None:
    """Send the file a button stands for, under the message it was pressed on."""
    query = update.callback_query
    assert query is not None
    case = await context.off_loop(context.casebase.case, payload.id)
    if case is None or payload.part not in tuple(Format):
        await reply.replace(update, context, phrases.gone())
    elif isinstance(query.message, Message):
        form = Format(payload.part)
        await _send(update, context, query.message, case, form, traditional=payload.traditional)


def _case_or_answer(casebase: Casebase, name: str) -> Case | views.Message:
    if name:
        return named_case(casebase, name)
    shown = example(casebase)
    payload = Payload(Kind.EXPORT, shown.id, revision=shown.revision) if shown else None
    return phrases.example("export", "案例", views.Button(shown.place.name, payload) if shown else None)


async def _send(
    update: Update, context: Context, asked: Message, case: Case, form: Format, *, traditional: bool
) -> None:
    content = await context.off_loop(exported, case, form, traditional=traditional)
    quietly = in_group(update)
    await asked.reply_document(
        InputFile(content, files.filename(case.title, form), attach=True),
        caption=files.caption(case, traditional=traditional),
        do_quote=quietly,
        disable_notification=quietly,
        allow_sending_without_reply=True,
    )
