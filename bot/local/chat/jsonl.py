"""``casebot chat --jsonl``: one event a line in, one line out when the bot has finished with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from bot.local.chat.lines import LineSource
from bot.local.conversation import Conversation
from bot.local.events import BadEventError
from bot.local.pressing import CannotDoError

Json = dict[str, Any]


async def run_jsonl(conversation: Conversation, lines: LineSource, write: Callable[[str], None]) -> None:
    """Answer event after event until there are no more; blank lines are passed over.

    A line that is no event, or that asks for something a person cannot do, is answered with ``error``.
    """
    while (line := await lines.next()) is not None:
        if line.strip():
            answer = await answered(conversation, line)
            write(json.dumps(answer, ensure_ascii=False))


async def answered(conversation: Conversation, line: str) -> Json:
    """Return the answer to one line."""
    try:
        event = json.loads(line)
    except ValueError as error:
        return {"calls": [], "error": f"not JSON: {error}"}
    try:
        return await conversation.event(event)
    except (BadEventError, CannotDoError) as error:
        return {"calls": [], "error": str(error)}
