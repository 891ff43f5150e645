"""A button of the desk is pressed: something is shown, decided, or asked for."""

from collections.abc import Awaitable, Callable

from telegram import CallbackQuery, Update

from casebase.errors import CasebaseError
from casebase.library.curating.facts import HEAD
from casebase.library.curating.fields import FIELDS, Field
from casebase.library.curating.publishing import Published
from casebase.library.curating.reviewing import SettledError
from casebase.store.desk import Draft, TicketState
from handlers import reply
from handlers.context import Context
from handlers.desk import showing
from handlers.desk.reports import answer_report, report_pressed, reported_pressed
from handlers.desk.roles import asker, is_curator, rules
from handlers.views import phrases
from handlers.views.atoms import text
from handlers.views.desk import draft as views
from handlers.views.desk import tickets
from handlers.views.desk.notice import moment
from handlers.views.deskpayload import DeskPayload, Verb
from handlers.views.message import compose

_NOT_YOURS = "这个按钮是给管理员用的。"
_OPEN_TO_ALL = (Verb.REPORT, Verb.REPORTED)

Action = Callable[[Update, Context, CallbackQuery, DeskPayload], Awaitable[None]]


async def desk_pressed(update: Update, context: Context) -> None:
    """Do what the button says, for whoever may; what was decided meanwhile is told, and shown."""
    query = update.callback_query
    assert query is not None
    payload = DeskPayload.parse(query.data or "")
    if payload is None:
        await query.answer(phrases.OUTDATED, show_alert=True)
        return
    if payload.verb not in _OPEN_TO_ALL and not await is_curator(update, context):
        await query.answer(_NOT_YOURS, show_alert=True)
        return
    try:
        await _ACTIONS[payload.verb](update, context, query, payload)
    except SettledError as error:
        # Telegram takes a single answer to a press, so it is given here and not before the work.
        await query.answer(error.sentence[:200], show_alert=True)
        await _as_it_is(update, context, payload)
    except CasebaseError as error:
        await query.answer(error.sentence[:200], show_alert=True)


async def _as_it_is(update: Update, context: Context, payload: DeskPayload) -> None:
    """Show in the message's place what the button was about, as it stands."""
    if payload.verb in (Verb.RESOLVE, Verb.DISMISS):
        shown = await context.off_loop(showing.shown_ticket, context.casebase, payload.number)
        await reply.replace(update, context, shown or phrases.gone())
    elif payload.verb in (Verb.KEEP, Verb.DROP, Verb.CHOOSE):
        await _page_of(update, context, payload.number, payload.part.partition("-")[0])
    else:
        await _overview(update, context, payload.number)


async def _overview(update: Update, context: Context, number: int) -> None:
    await reply.replace(
        update, context, await context.off_loop(showing.shown_draft, context.casebase, number)
    )


async def _page_of(update: Update, context: Context, number: int, key: str) -> None:
    if key == HEAD:
        await _overview(update, context, number)
        return
    kind, page = views.page_holding(key)
    shown = await context.off_loop(showing.shown_page, context.casebase, number, kind, page)
    await reply.replace(update, context, shown)


async def _draft(update: Update, context: Context, query: CallbackQuery, payload: DeskPayload) -> None:
    await query.answer()
    await _overview(update, context, payload.number)


async def _page(update: Update, context: Context, query: CallbackQuery, payload: DeskPayload) -> None:
    await query.answer()
    kind, _, number = payload.part.partition("-")
    shown = await context.off_loop(
        showing.shown_page, context.casebase, payload.number, kind, int(number or 1)
    )
    await reply.replace(update, context, shown)


async def _decide(update: Update, context: Context, query: CallbackQuery, payload: DeskPayload) -> None:
    verdict = "keep" if payload.verb is Verb.KEEP else "drop"
    desk = context.casebase.desk
    await context.off_loop(desk.decide, payload.number, payload.part, verdict, payload.version, asker(update))
    await query.answer("留下了" if verdict == "keep" else "去掉了")
    await _page_of(update, context, payload.number, payload.part)


async def _fields(update: Update, context: Context, query: CallbackQuery, payload: DeskPayload) -> None:
    draft = await _open_draft(context, payload)
    await query.answer()
    await reply.replace(update, context, views.fields(draft, payload.part))


async def _field(update: Update, context: Context, query: CallbackQuery, payload: DeskPayload) -> None:
    draft = await _open_draft(context, payload)
    key, position, field = _named(payload)
    await query.answer()
    if field.choices is not None:
        await reply.replace(update, context, views.choices(draft, key, position, field))
        return
    about = f"change:{draft.id}:{key}:{field.name}:{payload.version}"
    await showing.ask(update, context, f"{draft.id}号草稿，新的「{field.label}」写什么？", about)


async def _choose(update: Update, context: Context, query: CallbackQuery, payload: DeskPayload) -> None:
    key, _, field = _named(payload)
    assert field.choices is not None
    value = list(field.choices)[int(payload.part.split("-")[2])]
    desk = context.casebase.desk
    await context.off_loop(
        desk.change, payload.number, key, field.name, str(value), payload.version, asker(update)
    )
    await query.answer(f"{field.label}改成{value}")
    await _page_of(update, context, payload.number, key)


async def _keep_all(update: Update, context: Context, query: CallbackQuery, payload: DeskPayload) -> None:
    kind, _, page = payload.part.partition("-")
    _, kept = await context.off_loop(context.casebase.desk.keep_all, payload.number, kind, asker(update))
    await query.answer(f"又留下{kept}条" if kept else "都已经定过了")
    if kind:
        shown = await context.off_loop(
            showing.shown_page, context.casebase, payload.number, kind, int(page or 1)
        )
        await reply.replace(update, context, shown)
    else:
        await _overview(update, context, payload.number)


async def _add(update: Update, context: Context, query: CallbackQuery, payload: DeskPayload) -> None:
    await _open_draft(context, payload)
    await query.answer()
    what = "带着数和单位的几个字" if payload.part == "f" else f"写着这个{views.TITLES[payload.part]}的几个字"
    await showing.ask(update, context, f"请从原文照抄{what}", f"add:{payload.number}:{payload.part}")


async def _publish(update: Update, context: Context, query: CallbackQuery, payload: DeskPayload) -> None:
    desk, who = context.casebase.desk, asker(update)
    consent = rules(context).consent
    if payload.verb is Verb.INTO:
        done = await context.off_loop(
            desk.publish_into, payload.number, payload.part, payload.version, who, consent
        )
    else:
        done = await context.off_loop(desk.publish, payload.number, payload.version, who, consent)
    if done.due is not None:
        await query.answer(f"公示到{moment(done.due)}，没有人撤下就发布。", show_alert=True)
        await _overview(update, context, payload.number)
        shown = await context.off_loop(showing.shown_draft, context.casebase, payload.number)
        await showing.offer(context, shown, showing.of_draft(payload.number), but=who.id)
        return
    if done.case is None:
        await query.answer("已记下您同意；还要另一位管理员再点一次发布。", show_alert=True)
        shown = await context.off_loop(showing.shown_draft, context.casebase, payload.number)
        await showing.offer(context, shown, showing.of_draft(payload.number), but=who.id)
        return
    await query.answer("发布了")
    await _decided(update, context, payload.number, views.PUBLISHED.format(done.case.title), done)


async def _withdraw(update: Update, context: Context, query: CallbackQuery, payload: DeskPayload) -> None:
    await context.off_loop(context.casebase.desk.withdraw, payload.number)
    await query.answer("撤下了，不会发布")
    shown = await context.off_loop(showing.shown_draft, context.casebase, payload.number)
    await reply.replace(update, context, shown)
    await showing.renew(context, showing.of_draft(payload.number), shown, _here(query))


async def _discard(update: Update, context: Context, query: CallbackQuery, payload: DeskPayload) -> None:
    await context.off_loop(context.casebase.desk.discard, payload.number, asker(update))
    await query.answer("放下了")
    await _decided(update, context, payload.number, None)


async def _take_up(update: Update, context: Context, query: CallbackQuery, payload: DeskPayload) -> None:
    await context.off_loop(context.casebase.desk.take_up, payload.number)
    await query.answer("接手了")
    shown = await context.off_loop(showing.shown_draft, context.casebase, payload.number)
    await reply.replace(update, context, shown)
    taken = compose([text(f"📝{payload.number}号提议已由{asker(update).name}接手。")])
    await showing.renew(context, showing.of_draft(payload.number), taken, _here(query))


async def _refuse(update: Update, context: Context, query: CallbackQuery, payload: DeskPayload) -> None:
    draft = await _open_draft(context, payload)
    await query.answer()
    await reply.replace(update, context, views.reasons(draft))


async def _refused(update: Update, context: Context, query: CallbackQuery, payload: DeskPayload) -> None:
    if payload.part == "w":
        await _open_draft(context, payload)
        await query.answer()
        await showing.ask(update, context, "写一句理由，提议的人会看到", f"refuse:{payload.number}")
        return
    reason = views.REASONS[int(payload.part)]
    await refuse(update, context, payload.number, reason)
    await query.answer("已告诉提议的人")


async def refuse(update: Update, context: Context, number: int, reason: str) -> None:
    """Decline a proposal: every copy of the request closes, and the proposer hears why."""
    await context.off_loop(context.casebase.desk.refuse, number, reason, asker(update))
    await _decided(update, context, number, f"您提议的文章没有采用：{reason}。")


async def _decided(
    update: Update, context: Context, number: int, told: str | None, done: Published | None = None
) -> None:
    """Close every message that shows the draft; tell who proposed it."""
    draft = await context.off_loop(context.casebase.desk.draft, number)
    shown = views.closed(draft)
    query = update.callback_query
    if query is not None:
        await reply.replace(update, context, shown)
    await showing.renew(context, showing.of_draft(number), shown, _here(query) if query else None)
    if told is not None and draft.giver.id != asker(update).id:
        await showing.tell_giver(context, draft, told, done.case if done else None)


async def _ticket(update: Update, context: Context, query: CallbackQuery, payload: DeskPayload) -> None:
    await query.answer()
    shown = await context.off_loop(showing.shown_ticket, context.casebase, payload.number)
    await reply.replace(update, context, shown or phrases.gone())


async def _answer(update: Update, context: Context, query: CallbackQuery, payload: DeskPayload) -> None:
    state = TicketState.RESOLVED if payload.verb is Verb.RESOLVE else TicketState.DISMISSED
    if payload.part == "w":
        await query.answer()
        about = f"answer:{payload.number}:{state.name}"
        await showing.ask(update, context, "写一句给报错的读者", about)
        return
    await answer_report(update, context, payload.number, state, tickets.ANSWERS[state][int(payload.part)])
    await query.answer("处理好了")


async def _undo(update: Update, context: Context, query: CallbackQuery, payload: DeskPayload) -> None:
    done = await context.off_loop(context.casebase.desk.undo, payload.number, asker(update))
    await query.answer("撤销了")
    await reply.replace(update, context, views.undone(payload.number, done))
    for number in done.drafts:
        shown = await context.off_loop(showing.shown_draft, context.casebase, number)
        await showing.renew(context, showing.of_draft(number), shown, _here(query))


async def _open_draft(context: Context, payload: DeskPayload) -> Draft:
    """The draft, where it can still be decided on."""
    draft = await context.off_loop(context.casebase.desk.draft, payload.number)
    if not draft.state.waits:
        raise SettledError(f"这份草稿{draft.state.value}了（{draft.closed_by}），不能再改。")
    return draft


def _named(payload: DeskPayload) -> tuple[str, int, Field]:
    """The fact, the field's position and the field a button is about."""
    key, position, *_ = payload.part.split("-")
    return key, int(position), FIELDS[key[0]][int(position)]


def _here(query: CallbackQuery) -> tuple[int, int] | None:
    return (query.message.chat.id, query.message.message_id) if query.message else None


_ACTIONS: dict[Verb, Action] = {
    Verb.DRAFT: _draft,
    Verb.PAGE: _page,
    Verb.KEEP: _decide,
    Verb.DROP: _decide,
    Verb.FIELDS: _fields,
    Verb.FIELD: _field,
    Verb.CHOOSE: _choose,
    Verb.KEEP_ALL: _keep_all,
    Verb.ADD: _add,
    Verb.PUBLISH: _publish,
    Verb.INTO: _publish,
    Verb.WITHDRAW: _withdraw,
    Verb.DISCARD: _discard,
    Verb.TAKE_UP: _take_up,
    Verb.REFUSE: _refuse,
    Verb.REFUSED: _refused,
    Verb.TICKET: _ticket,
    Verb.RESOLVE: _answer,
    Verb.DISMISS: _answer,
    Verb.UNDO: _undo,
    Verb.REPORT: report_pressed,
    Verb.REPORTED: reported_pressed,
}
