"""What a link ``t.me/bot?start=…`` names: ``c_ziyuan`` a case, ``p_ziyuan-xixibao`` a program."""

import re

from handlers.payload import Kind, Payload

_FORM = re.compile(r"([cp])_([A-Za-z0-9][A-Za-z0-9_-]*)")


def parse(argument: str) -> Payload | None:
    """What the start parameter names; None where it names nothing."""
    match = _FORM.fullmatch(argument)
    return Payload(Kind(match[1]), match[2]) if match else None
