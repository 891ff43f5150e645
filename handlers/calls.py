"""The calls nearly every update makes, straight over the transport.

The library turns every part of a call into an object, and every part of what comes back as well: for a card
that is a hundred objects nobody looks at, and takes longer than everything else an answer needs. Errors,
flood limits and transports are the library's all the same.
"""

import json
from collections.abc import Mapping
from typing import Any

from telegram import Bot
from telegram.ext import ExtBot
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

Value = str | int | bool | None


async def call(bot: Bot, endpoint: str, parameters: Mapping[str, Value]) -> Any:
    """Call a method of the Bot API.

    Args:
        bot: whose call it is; its rate limiter is asked first.
        endpoint: the method's name.
        parameters: text as it goes over the wire, so structures as JSON; None is left out.

    Returns:
        The result as JSON has it.

    Raises:
        TelegramError: as the library's own methods.
    """
    given = {name: value for name, value in parameters.items() if value is not None}
    asked = (f"{bot.base_url}/{endpoint}", data_of(given))
    limiter = bot.rate_limiter if isinstance(bot, ExtBot) else None
    if limiter is None:
        return await bot.request.post(*asked)
    return await limiter.process_request(bot.request.post, asked, {}, endpoint, given, None)


def data_of(parameters: Mapping[str, Value]) -> RequestData:
    """Parameters as the library's transports take them."""
    return RequestData([RequestParameter(name, value, None) for name, value in parameters.items()])


def compact(value: Any) -> str:
    """JSON as short as can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
