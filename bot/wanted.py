"""Which kinds of updates the bot asks Telegram for: those some handler is made for, and no others."""

from telegram import Update

WANTED = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY)
