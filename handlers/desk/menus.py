"""The command menu of a curator's private chat."""

import logging

from telegram import Bot, BotCommandScopeChat
from telegram.error import TelegramError

log = logging.getLogger(__name__)


async def set_curator_menu(bot: Bot, person: int, *, curator: bool = True) -> None:
    """Show a curator their commands beside everybody's; take them away from who is none any more."""
    # Imported late: the table of commands names the handler that calls this.
    from handlers.commands import COMMANDS, GROUPS_ONLY
    from handlers.desk.commands import CURATORS_COMMANDS

    scope = BotCommandScopeChat(person)
    try:
        if curator:
            shown = [(c.name, c.zh) for c in (*COMMANDS, *CURATORS_COMMANDS) if c.name not in GROUPS_ONLY]
            await bot.set_my_commands(shown, scope=scope)
        else:
            await bot.delete_my_commands(scope=scope)
    except TelegramError as error:
        # Somebody who never wrote to the bot has no chat with it yet.
        log.info("menu of curator %s not set: %s", person, error)
