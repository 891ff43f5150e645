"""An article is given: pasted, forwarded, in several messages, as a file or a link; by /add or just so."""

import re
from contextlib import suppress
from dataclasses import replace

from telegram import Message, Update
from telegram.constants import FileSizeLimit
from telegram.error import TelegramError
from telegram.ext import filters

from casebase.errors import CasebaseError
from casebase.library.curating.drafting import Added
from casebase.library.curating.given import Given, Read
from casebase.store.desk import Draft, Piece
from casebase.text.reading.web import Fetcher
from handlers import reply
from handlers.command import asking
from handlers.context import Context, in_group
from handlers.desk import showing
from handlers.desk.roles import asker, is_curator
from handlers.views.atoms import text
from handlers.views.desk import draft as views
from handlers.views.message import Message as Shown
from handlers.views.message import compose

COLLECTING = "collect"
"""What a chat is remembered for after a bare /add, with the second it began at."""
_COLLECTED_WITHIN = 600
_TOGETHER_WITHIN = 60
"""Seconds within which messages belong to one article."""
_ARTICLE = 400
"""Characters from which a text is an article and no question."""
_FORWARDED = 120
_SPLIT = 3500
"""A message this long was cut off by the sender's app; what comes next goes on from it."""
_LINK_ALONE = re.compile(r"\s*(https?://[^\s<>\"”）】]+)\s*")
_TOO_LARGE = "文件超过 20 MB，Telegram 不让我下载；请把文章文字另存为 .txt 再发。"
_HOW = (
    "把文章发给我就行：贴文字（可以分几条）、转发、发链接、照片或 .txt、.html、.docx、.pdf 文件。"
    "十分钟内发来的都算同一篇。"
)
_ALONE = "请先私聊我一次，我才能把草稿发给您。"


class Article(filters.MessageFilter):
    """A text that is given rather than asked: long, forwarded, or a link alone."""

    def filter(self, message: Message) -> bool:
        """Whether the message is one."""
        words = message.text or ""
        forwarded = message.forward_origin is not None and len(words) >= _FORWARDED
        return forwarded or len(words) >= _ARTICLE or bool(_LINK_ALONE.fullmatch(words))


async def add(update: Update, context: Context) -> None:
    """Take what stands behind /add, the file it captions, or the message it answers; else ask for it."""
    message = asking(update)
    assert message is not None
    source = message.reply_to_message
    if message.document or message.photo:
        await given(update, context, message)
    elif context.argument.strip():
        await _take(update, context, message, _in_words(context.argument))
    elif source is not None and (source.document or source.photo or source.text or source.caption):
        await given(update, context, source)
    else:
        about = f"{COLLECTING}:{int(message.date.timestamp())}"
        await context.off_loop(context.casebase.desk.ask, about, message.chat_id, 0)
        await reply.answer(update, context, compose([text(_HOW)]))


async def given(update: Update, context: Context, message: Message | None = None) -> None:
    """Take a message that is an article."""
    message = message or asking(update)
    assert message is not None
    if message.document is not None:
        await _take(update, context, message, await _file(context, message))
    elif message.photo:
        await _take(update, context, message, await _photographed(context, message))
    else:
        await _take(update, context, message, _in_words(message.text or message.caption or ""))


async def goes_on(update: Update, context: Context) -> bool:
    """Whether a text that looks like no article of its own is more of the one being given."""
    message = asking(update)
    if message is None:
        return False
    if update.edited_message:
        desk = context.casebase.desk
        return await context.off_loop(desk.delivered, message.chat_id, message.message_id) is not None
    if await _collecting(context, message):
        return True
    before = await context.off_loop(context.casebase.desk.piece_before, message.chat_id)
    return before is not None and len(before[1].text) >= _SPLIT and _close(message, before[1])


async def _take(update: Update, context: Context, message: Message, what: Given) -> None:
    """Read it, keep its draft, and show that."""
    await _seen(context, message)
    if update.edited_message and await _edited(update, context, message, what):
        return
    curator = await is_curator(update, context)
    read, continues = await _read(context, message, what)
    added: Added = await context.off_loop(
        context.casebase.desk.add,
        read,
        asker(update),
        proposed=not curator,
        piece=_piece(message, what),
        continues=continues,
    )
    assert added.draft is not None
    if curator:
        await _show(update, context, added)
    else:
        await _propose(update, context, added)


async def _edited(update: Update, context: Context, message: Message, what: Given) -> bool:
    """Read a draft again, one of whose messages was edited; whether the message is one of a draft's."""
    desk = context.casebase.desk
    number = await context.off_loop(desk.delivered, message.chat_id, message.message_id)
    if number is None:
        return False
    now = _piece(message, what)
    pieces = await context.off_loop(desk.pieces, number)
    whole = _joined([now if one.message == now.message else one for one in pieces])
    original = await context.off_loop(desk.original, whole)
    read = await context.reader.read(replace(what, data=original))
    await _show(update, context, await context.off_loop(desk.read_anew, number, read, asker(update), now))
    return True


async def _show(update: Update, context: Context, added: Added) -> None:
    """Show the draft to who gave it: where it is shown in this chat already, there."""
    draft = added.draft
    user, chat = update.effective_user, update.effective_chat
    assert draft is not None
    assert user is not None
    assert chat is not None
    shown = _first_view(draft, added)
    subject = showing.of_draft(draft.id)
    for there, message in await context.off_loop(context.casebase.desk.offers, subject):
        if there == user.id and await showing.edit(context, there, message, shown):
            return
    if await showing.send(context, user.id, shown, subject) is None and in_group(update):
        await reply.answer(update, context, compose([text(_ALONE)]))


async def _propose(update: Update, context: Context, added: Added) -> None:
    """Tell the reader, and put the proposal before every curator."""
    draft = added.draft
    assert draft is not None
    if draft.record is None:
        await reply.answer(update, context, compose([text(draft.why_none or "没有读出案例。")]))
        return
    if draft.state.waits:
        said = f"收到，谢谢！已交给管理员（{draft.id}号），有了结果会告诉您。"
    else:
        said = f"这篇已经有人交过了（{draft.id}号，{draft.state.value}），谢谢。"
    await reply.answer(update, context, compose([text(said)]))
    if added.new and draft.state.waits:
        shown = views.proposed(draft, added.likeness)
        subject = showing.of_draft(draft.id)
        if await context.off_loop(context.casebase.desk.offers, subject):
            await showing.renew(context, subject, shown)
        else:
            await showing.offer(context, shown, subject)


def _first_view(draft: Draft, added: Added) -> Shown:
    if not draft.state.waits:
        return views.closed(draft)
    if added.likeness.known and draft.id != added.likeness.draft and not draft.decisions:
        return views.known_already(draft, added.likeness)
    return views.overview(draft, added.likeness)


async def _read(context: Context, message: Message, what: Given) -> tuple[Read, int | None]:
    """What is read from the message, with those it goes on from; and the draft they are in."""
    fetched = await context.off_loop(_fetched, what)
    if not isinstance(fetched.data, str):
        return await context.reader.read(fetched), None
    own = await context.off_loop(context.casebase.desk.original, fetched.data)
    read = await context.reader.read(replace(fetched, data=own))
    before = await _before(context, message, read)
    if before is None:
        return read, None
    pieces = await context.off_loop(context.casebase.desk.pieces, before)
    whole = await context.off_loop(context.casebase.desk.original, _joined([*pieces, _piece(message, what)]))
    return await context.reader.read(replace(what, data=whole)), before


async def _before(context: Context, message: Message, read: Read) -> int | None:
    """The draft of the article this message goes on with; None where it begins another."""
    desk = context.casebase.desk
    found = await context.off_loop(desk.piece_before, message.chat_id)
    if found is None or not found[1].text:
        return None
    if await context.off_loop(desk.delivered, message.chat_id, message.message_id) is not None:
        return None
    number, last = found
    draft = await context.off_loop(desk.draft, number)
    if not draft.state.waits or draft.decisions or message.message_id < last.message:
        return None
    if await _collecting(context, message, since=last.sent):
        return number
    goes_on = message.photo or _one_article(draft, last, read)
    return number if _close(message, last) and goes_on else None


def _one_article(draft: Draft, last: Piece, read: Read) -> bool:
    """Two messages sent together are one article unless each is one by itself."""
    return len(last.text) >= _SPLIT or draft.record is None or read.record is None


async def _collecting(context: Context, message: Message, since: int | None = None) -> bool:
    """Whether a bare /add came lately, and, with ``since``, before that message."""
    about = await context.off_loop(context.casebase.desk.asked, message.chat_id, 0)
    if about is None or not about.startswith(COLLECTING):
        return False
    began = int(about.partition(":")[2])
    fresh = 0 <= message.date.timestamp() - began <= _COLLECTED_WITHIN
    return fresh and (since is None or since >= began)


def _close(message: Message, last: Piece) -> bool:
    return 0 <= message.date.timestamp() - last.sent <= _TOGETHER_WITHIN


def _joined(pieces: list[Piece]) -> str:
    """The messages as one text: what an app cut at its limit goes on in the same line."""
    joined = ""
    for piece in sorted(pieces, key=lambda one: one.message):
        cut = len(joined) >= _SPLIT and not joined.rstrip().endswith(("。", "！", "？", "”", "\n"))
        joined += ("" if not joined or cut else "\n") + piece.text
    return joined


def _piece(message: Message, what: Given) -> Piece:
    said = what.data if isinstance(what.data, str) else ""
    return Piece(message.chat_id, message.message_id, int(message.date.timestamp()), said)


def _in_words(words: str) -> Given:
    link = _LINK_ALONE.fullmatch(words)
    return Given("", url=link[1]) if link else Given(words)


def _fetched(what: Given) -> Given:
    """A link's page; anything else as it is."""
    if what.url is None or what.data:
        return what
    page = Fetcher().fetch(what.url)
    return Given(page.data, charset=page.charset, url=page.url)


async def _file(context: Context, message: Message) -> Given:
    document = message.document
    assert document is not None
    if document.file_size and document.file_size > FileSizeLimit.FILESIZE_DOWNLOAD:
        raise CasebaseError(_TOO_LARGE)
    file = await context.bot.get_file(document.file_id)
    return Given(bytes(await file.download_as_bytearray()), document.file_name)


async def _photographed(context: Context, message: Message) -> Given:
    """The words on a photo, in the size that shows most; so that several photos can be one article."""
    file = await context.bot.get_file(message.photo[-1].file_id)
    read = await context.reader.read(Given(bytes(await file.download_as_bytearray())))
    return Given(read.text, photographed=True)


async def _seen(context: Context, message: Message) -> None:
    """👀 at once; that it cannot be set is no reason not to read."""
    with suppress(TelegramError):
        await context.bot.set_message_reaction(message.chat_id, message.message_id, "👀")
