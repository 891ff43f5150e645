"""What a link ``t.me/bot?start=…`` names: at most 64 of ``[A-Za-z0-9_-]``, since clients drop anything else.

======================  ==============================================================================
``c_ziyuan``            a case
``p_ziyuan-xiaoxibao``  a program
``f_ziyuan_f07``        a figure
``e_f_ziyuan_f07_12``   the sentence of a fact: its kind, its case, which one, the revision it was shown in
``g_450329``, ``l_all`` a place, a list
``q_18rUtM_Y``          a question, packed
======================  ==============================================================================
"""

import re

from telegram.constants import MessageLimit

from casebase.record import Case, Program
from handlers.payload import EVIDENCE, PAGES, Kind, Payload
from handlers.words import packed, unpacked

EVERYTHING = "l_all"
"""Opens the list of all cases."""
_INSTEAD = {**dict.fromkeys(PAGES, Kind.CASE), Kind.CARD: Kind.CASE, Kind.PROGRAM_CARD: Kind.PROGRAM}
"""What a link opens in the place of what none can name."""

_ID = r"[A-Za-z0-9][A-Za-z0-9_-]*"
_WHOLE = re.compile(rf"([cpgl])_({_ID})")
_FIGURE = re.compile(rf"f_({_ID})_([A-Za-z0-9-]+)")
_PROGRAM_EVIDENCE = re.compile(rf"e_p_({_ID})_([0-9]{{1,10}})(t?)")
_EVIDENCE = re.compile(rf"e_([fmsv])_({_ID})_([A-Za-z0-9-]+)_([0-9]{{1,10}})(t?)")
_QUESTION = re.compile(r"q_([A-Za-z0-9_-]+)")
_FITS = re.compile(rf"[A-Za-z0-9_-]{{1,{MessageLimit.DEEP_LINK_LENGTH}}}")


def parse(argument: str) -> Payload | None:
    """What the start parameter names; None where it names nothing."""
    if match := _WHOLE.fullmatch(argument):
        return Payload(Kind(match[1]), match[2])
    if match := _FIGURE.fullmatch(argument):
        return Payload(Kind.FIGURE, match[1], match[2])
    if match := _PROGRAM_EVIDENCE.fullmatch(argument):
        return Payload(Kind.PROGRAM_EVIDENCE, match[1], "", int(match[2]), bool(match[3]))
    if match := _EVIDENCE.fullmatch(argument):
        return Payload(Kind(f"e{match[1]}"), match[2], match[3], int(match[4]), bool(match[5]))
    return None


def question(argument: str) -> str | None:
    """The question the start parameter asks; None where it asks none."""
    match = _QUESTION.fullmatch(argument)
    return unpacked(match[1]) if match else None


def naming(payload: Payload) -> str:
    """The start parameter that opens what a button opens; for a page or a picture of a case, the case.

    Raises:
        ValueError: the ids are too long for a link, or would not be read back.
    """
    meant = Payload(_INSTEAD[payload.kind], payload.id) if payload.kind in _INSTEAD else payload
    argument = _written(meant)
    named = parse(argument)
    read_back = named is not None and (named.kind, named.id, named.part) == (meant.kind, meant.id, meant.part)
    if not _FITS.fullmatch(argument) or not read_back:
        raise ValueError(f"not fit for a link: {argument!r}")
    return argument


def nearest(payload: Payload) -> str:
    """The start parameter that opens what a button opens, or the list of all cases where no link can."""
    try:
        return naming(payload)
    except ValueError:
        return EVERYTHING


def asking(text: str) -> str | None:
    """The start parameter that asks the question; None where it is empty or too long for a link."""
    token = packed(text, MessageLimit.DEEP_LINK_LENGTH - len("q_"))
    return f"q_{token}" if token else None


def address(username: str, argument: str) -> str:
    """The address that opens the private chat with the bot of that name."""
    return f"https://t.me/{username}?start={argument}"


def link(username: str, target: Case | Program) -> str:
    """The address that opens the case or the program in a private chat with the bot of that name."""
    kind = Kind.CASE if isinstance(target, Case) else Kind.PROGRAM
    return address(username, naming(Payload(kind, target.id)))


def _written(payload: Payload) -> str:
    if payload.kind is Kind.FIGURE:
        return f"f_{payload.id}_{payload.part}"
    if payload.kind in EVIDENCE:
        which = f"{payload.id}_{payload.part}" if payload.part else payload.id
        return f"e_{payload.kind[1]}_{which}_{payload.revision}{'t' if payload.traditional else ''}"
    return f"{payload.kind}_{payload.id}"
