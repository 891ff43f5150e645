"""Quotation marks: which of them hold speech, and which a name or a slogan."""

import re
from dataclasses import dataclass

from casebase.extraction.spans import Span

_QUOTED = re.compile(r"“[^“”]*”")
_SPEECH_ENDS = re.compile(r"[。！？!?…；;]|[，,]”$")
_SAYS = r"(?:说|道|表示|介绍|告诉|坦言|称|讲|回忆|感慨|指出|强调|透露|解释|写着?|承诺|认为|感叹|笑言|直言|提出|要求)"
_SAID_BEFORE = re.compile(rf"(?:[:：]|{_SAYS}(?:[^，。,]{{0,6}})?[，,:：]?)$")
_SAID_AFTER = re.compile(rf"[，,。]?[^，。,;；“”]{{0,24}}?{_SAYS}")


@dataclass(frozen=True, slots=True)
class Quotation(Span):
    """A pair of quotation marks with what stands between them."""

    speech: bool
    """Whether someone speaks; else the marks hold a name, a slogan or a word."""


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All closed quotations of ``text``, in order."""
    return tuple(
        Quotation(m.start(), m.end(), speech=_is_speech(text, m.start(), m.end())) for m in _QUOTED.finditer(text)
    )


def _is_speech(text: str, start: int, end: int) -> bool:
    inside = text[start:end]
    if _SPEECH_ENDS.search(inside):
        return True
    if len(inside) > 10 and _SAID_BEFORE.search(text[max(0, start - 12) : start]):
        return True
    opens_line = start == 0 or text[start - 1] in "\n 　"
    return opens_line and len(inside) > 14 and _SAID_AFTER.match(text, end) is not None
