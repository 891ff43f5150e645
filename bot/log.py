"""Logging that never shows a token."""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Literal

_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{20,}")
"""As @BotFather makes them, wherever one stands: in an address, a message, a traceback."""
_CHATTY = ("httpx", "httpcore")
"""They log the address of every request."""


class _Text(logging.Formatter):
    """For people: a line an event, with its traceback below."""

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


class _Json(logging.Formatter):
    """For programs: one object a line."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return redacted(json.dumps(told, ensure_ascii=False))


def redacted(text: str) -> str:
    """``text`` with every bot token replaced."""
    return _TOKEN.sub("<token>", text)


def set_up(level: str, form: Literal["text", "json"] = "text") -> None:
    """Log to standard error from ``level`` on; libraries that log every request only from WARNING on."""
    handler = logging.StreamHandler()
    line = _Text("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.setFormatter(_Json() if form == "json" else line)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
