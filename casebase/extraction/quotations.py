"""Quotation marks: which of them hold speech, and which a name or a slogan."""

import re
from dataclasses import dataclass
from functools import cache

from casebase.extraction.spans import Span
from casebase.text.cues import words
from casebase.text.sentences import quotations

_SPEECH_ENDS = re.compile(r"[。！？!?…；;]|[，,]”$")


@dataclass(frozen=True, slots=True)
class Quotation(Span):
    """A pair of quotation marks with what stands between them."""

    speech: bool
    """Whether someone speaks; else the marks hold a name, a slogan or a word."""


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of ``text``, in order."""
    return tuple(Quotation(start, end, _is_speech(text, start, end)) for start, end in quotations(text))


@cache
def attribution() -> re.Pattern[str]:
    """What stands between two quotations of one speech: “…，”他说，“…”"""
    return re.compile(rf"[，,]?[^，。！？\n]{{0,24}}{_says()}[^。！？\n]{{0,8}}[。，,：:]")


@cache
def _said_before() -> re.Pattern[str]:
    return re.compile(rf"(?:[：:]|{_says()}(?:[^，。,]{{0,6}})?[，,：:]?)$")


@cache
def _said_after() -> re.Pattern[str]:
    return re.compile(rf"[，,。]?[^，。,；;“”]{{0,24}}?{_says()}")


@cache
def _says() -> str:
    return f"(?:{'|'.join((*words('speech_verbs'), '道', '写着'))})"


def _is_speech(text: str, start: int, end: int) -> bool:
    if text.startswith("的", end):
        return False
    if _SPEECH_ENDS.search(text, start, end):
        return True
    if end - start > 10 and _said_before().search(text, max(0, start - 12), start):
        return True
    if end - start > 20 and text.find("，", start, end) >= 0:
        return True
    opens_line = start == 0 or text[start - 1] in "\n 　"
    return opens_line and end - start > 14 and _said_after().match(text, end) is not None
