"""/admins /privacy /forget: who may decide, and what is kept of people."""

from telegram import MessageOriginUser, Update

from casebase.errors import CasebaseError
from casebase.store.desk import Actor
from handlers import reply
from handlers.context import Context
from handlers.desk.menus import set_curator_menu
from handlers.desk.roles import actor, allowed, asker, rules
from handlers.views.atoms import text
from handlers.views.desk import lists
from handlers.views.message import compose

_HOW = "请写：/admins add 编号，或 /admins remove 编号；也可以回复那个人（转发来）的消息发 /admins add。"
_HIDDEN = "这个人不让转发时带上账号，认不出编号；请让本人发来编号，再发 /admins add 编号。"
_FORGOTTEN = "已经删掉关于您的记录：用量、交来的消息、提议和纠错上的名字。已发布案例的历史照旧。"


async def admins(update: Update, context: Context) -> None:
    """Show who may decide; add or remove someone."""
    if not await allowed(update, context, owner=True):
        return
    words = context.argument.split()
    if words:
        await _changed(update, context, words)
    curators = await context.off_loop(context.casebase.desk.curators)
    await reply.answer(update, context, lists.admins(rules(context).owners, curators))


async def privacy(update: Update, context: Context) -> None:
    """Say what is kept."""
    await reply.answer(update, context, lists.privacy())


async def forget(update: Update, context: Context) -> None:
    """Remove what is kept of who asks."""
    await context.off_loop(context.casebase.desk.forget, asker(update).id)
    await reply.answer(update, context, compose([text(_FORGOTTEN)]))


async def _changed(update: Update, context: Context, words: list[str]) -> None:
    person = _person(update, words)
    desk = context.casebase.desk
    if words[0] in ("add", "添加", "加"):
        await context.off_loop(desk.appoint, person, asker(update))
        await set_curator_menu(context.bot, person.id)
    elif words[0] in ("remove", "去掉", "删"):
        await context.off_loop(desk.dismiss, person.id)
        await set_curator_menu(context.bot, person.id, curator=False)
    else:
        raise CasebaseError(_HOW)


def _person(update: Update, words: list[str]) -> Actor:
    """Whom the command is about: by number, or by the message it answers."""
    if len(words) > 1 and words[1].isdecimal():
        return Actor(int(words[1]), " ".join(words[2:]) or words[1])
    message = update.effective_message
    answered = message.reply_to_message if message else None
    if answered is None:
        raise CasebaseError(_HOW)
    if answered.forward_origin is not None:
        if not isinstance(answered.forward_origin, MessageOriginUser):
            raise CasebaseError(_HIDDEN)
        return actor(answered.forward_origin.sender_user)
    if answered.from_user is None or answered.from_user.is_bot:
        raise CasebaseError(_HOW)
    return actor(answered.from_user)
