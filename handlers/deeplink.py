"""What a link ``t.me/bot?start=…`` names: ``c_ziyuan`` a case, ``p_ziyuan-xixibao`` a program."""

import re

from casebase.record import Case, Program
from handlers.payload import Kind, Payload

_FORM = re.compile(r"([cp])_([A-Za-z0-9][A-Za-z0-9_-]*)")


def parse(argument: str) -> Payload | None:
    """What the start parameter names; None where it names nothing."""
    match = _FORM.fullmatch(argument)
    return Payload(Kind(match[1]), match[2]) if match else None


def link(username: str, target: Case | Program) -> str:
    """The address that opens the case or the program in a private chat with the bot of that name."""
    kind = Kind.CASE if isinstance(target, Case) else Kind.PROGRAM
    return f"https://t.me/{username}?start={kind}_{target.id}"
