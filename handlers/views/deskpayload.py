"""What a button of the desk carries back: ``~verb:number.part:version``, ASCII, within 64 bytes.

The first character tells these from the buttons under answers, which :mod:`handlers.payload` describes.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from telegram.constants import InlineKeyboardButtonLimit

_FORM = re.compile(r"~([a-z])([a-z]?):(\d{1,12})(?:\.([A-Za-z0-9_-]+))?:(\d{1,10})(t?)")
PATTERN = "^~"


class Verb(StrEnum):
    """What a button of the desk does; the values are part of every message already sent."""

    DRAFT = "d"
    PAGE = "p"
    FACT = "f"
    KEEP = "k"
    DROP = "x"
    FIELDS = "c"
    FIELD = "e"
    CHOOSE = "v"
    KEEP_ALL = "a"
    ADD = "n"
    PUBLISH = "u"
    INTO = "m"
    WITHDRAW = "w"
    DISCARD = "z"
    TAKE_UP = "t"
    REFUSE = "r"
    REFUSED = "rr"
    TICKET = "i"
    RESOLVE = "ir"
    DISMISS = "id"
    UNDO = "b"
    REPORT = "q"
    REPORTED = "qr"


@dataclass(frozen=True, slots=True)
class DeskPayload:
    """One button's meaning."""

    verb: Verb
    number: int
    """Of the draft or the report."""
    part: str = ""
    """A fact's key, with what of it is meant behind hyphens; a case's id."""
    version: int = 0
    """Of what was seen when the button was shown."""
    traditional: bool = False

    def encode(self) -> str:
        """The callback data.

        Raises:
            ValueError: it would not be read back, or is longer than Telegram takes.
        """
        part = f".{self.part}" if self.part else ""
        data = f"~{self.verb}:{self.number}{part}:{self.version}{'t' if self.traditional else ''}"
        if not _FORM.fullmatch(data) or len(data) > InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
            raise ValueError(f"not fit for a button: {data!r}")
        return data

    @classmethod
    def parse(cls, data: str) -> Self | None:
        """The payload ``data`` encodes; None for anything else."""
        match = _FORM.fullmatch(data)
        verb = match[1] + match[2] if match else ""
        if not match or verb not in {one.value for one in Verb}:
            return None
        return cls(Verb(verb), int(match[3]), match[4] or "", int(match[5]), bool(match[6]))
