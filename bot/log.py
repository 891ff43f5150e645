"""Logging that never shows a token."""

import logging
import re

_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{20,}")
"""As @BotFather makes them, wherever one stands: in an address, a message, a traceback."""
_CHATTY = ("httpx", "httpcore")
"""They log the address of every request."""


class _Redacted(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


def redacted(text: str) -> str:
    """``text`` with every bot token replaced."""
    return _TOKEN.sub("<token>", text)


def set_up(level: str) -> None:
    """Log to standard error from ``level`` on; libraries that log every request only from WARNING on."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacted("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
