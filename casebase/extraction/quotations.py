"""Quotation marks: which of them hold speech, and which a name or a slogan."""

import re
from dataclasses import dataclass

from casebase.extraction.spans import Span
from casebase.text.sentences import quotations

_SPEECH_ENDS = re.compile(r"[。！？!?…；;]|[，,]”$")
SAYS = r"(?:说|道|表示|介绍|告诉|坦言|称|讲|回忆|感慨|指出|强调|透露|解释|写着?|承诺|认为|感叹|笑言|直言|提出|要求)"
"""Regular expression of the verbs that introduce speech."""
_SAID_BEFORE = re.compile(rf"(?:[:：]|{SAYS}(?:[^，。,]{{0,6}})?[，,:：]?)$")
_SAID_AFTER = re.compile(rf"[，,。]?[^，。,;；“”]{{0,24}}?{SAYS}")


@dataclass(frozen=True, slots=True)
class Quotation(Span):
    """A pair of quotation marks with what stands between them."""

    speech: bool
    """Whether someone speaks; else the marks hold a name, a slogan or a word."""


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of ``text``, in order."""
    return tuple(Quotation(start, end, _is_speech(text, start, end)) for start, end in quotations(text))


def _is_speech(text: str, start: int, end: int) -> bool:
    if _SPEECH_ENDS.search(text, start, end):
        return True
    if end - start > 10 and _SAID_BEFORE.search(text, max(0, start - 12), start):
        return True
    opens_line = start == 0 or text[start - 1] in "\n 　"
    return opens_line and end - start > 14 and _SAID_AFTER.match(text, end) is not None
