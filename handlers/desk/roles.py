"""Who someone is to the desk: an owner by the settings, a curator by a row, or a reader."""

from dataclasses import dataclass
from typing import cast

from telegram import Update, User

from casebase.library.curating.publishing import AT_ONCE, Consent
from casebase.library.curating.roles import ANONYMOUS_ADMIN
from casebase.store.desk import Actor
from handlers import reply
from handlers.context import Context, in_group
from handlers.views.atoms import text
from handlers.views.message import compose

RULES = "desk"
"""Key of the desk's rules in the application's data."""
_REFUSED = "这件事我帮不了您。能问什么，发 /help 看看。"
_ANONYMOUS = "匿名管理员共用一个账号，我认不出您是谁；请在私聊里对我说。"


@dataclass(frozen=True, slots=True)
class Rules:
    """How an installation keeps its casebase."""

    owners: tuple[int, ...] = ()
    """Numbers of the people the settings name."""
    consent: Consent = AT_ONCE
    """What a publication needs beside one curator who wants it."""


def rules(context: Context) -> Rules:
    """The rules of this installation."""
    return cast(Rules, context.bot_data.get(RULES, Rules()))


def actor(user: User) -> Actor:
    """Someone as the desk writes them down."""
    return Actor(user.id, user.full_name)


def asker(update: Update) -> Actor:
    """Who the update comes from."""
    user = update.effective_user
    assert user is not None
    return actor(user)


async def is_curator(update: Update, context: Context) -> bool:
    """Whether who the update comes from may decide; a group's anonymous administrator never."""
    user = update.effective_user
    if user is None or user.id == ANONYMOUS_ADMIN:
        return False
    if user.id in rules(context).owners:
        return True
    return await context.off_loop(context.casebase.desk.is_curator, user.id)


def is_owner(update: Update, context: Context) -> bool:
    """Whether the settings name who the update comes from."""
    user = update.effective_user
    return user is not None and user.id in rules(context).owners


async def allowed(update: Update, context: Context, *, owner: bool = False) -> bool:
    """Whether they may; who may not is refused politely in private, and meets silence in a group."""
    if is_owner(update, context) or (not owner and await is_curator(update, context)):
        return True
    user = update.effective_user
    if user is not None and user.id == ANONYMOUS_ADMIN:
        await reply.answer(update, context, compose([text(_ANONYMOUS)]))
    elif not in_group(update):
        await reply.answer(update, context, compose([text(_REFUSED)]))
    return False


async def curators(context: Context) -> tuple[int, ...]:
    """Numbers of everybody who may decide."""
    rows = await context.off_loop(context.casebase.desk.curators)
    return tuple(dict.fromkeys((*rules(context).owners, *(row.person for row in rows))))
