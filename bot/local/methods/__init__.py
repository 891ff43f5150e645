"""The methods that are built, by name. One that is missing here fails loudly when it is called."""

from bot.local.methods import answering, chats, delivery, editing, profile, sending, topics
from bot.local.methods.kind import Method

METHODS: dict[str, Method] = {
    **answering.METHODS,
    **chats.METHODS,
    **delivery.METHODS,
    **editing.METHODS,
    **profile.METHODS,
    **sending.METHODS,
    **topics.METHODS,
}

__all__ = ["METHODS"]
