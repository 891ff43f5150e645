"""What villagers tell of themselves without quotation marks: 脱贫户X说，现在每茬收入1.5万元左右.

It is their own account as much as a quoted one. What an official reports, or what anyone tells of a whole
place, is none.
"""

import re

from casebase.extraction.cues import pattern

_SAID = re.compile(
    r"(?:算了[^，。“”]{0,5}账|说|说道|表示|坦言|(?:告诉|对|向)(?:[^，。“”]{0,8}记者|笔者|我们|大家)(?:说|介绍|算起.{0,3}账)?)[，：]"
)
_PERSONAL = re.compile(
    r"自己|自家|[她他]家|[她他](?=[养种挣赚靠有卖在租贷的每一现去今就能])|一家人|全家|家里|家中|[月年](?:收入|工资)|每[月年茬亩]"
    r"|一年(?:下来)?|一个?月"
)
_HIMSELF = re.compile("自己|自家")
_REACH = 160


class ReportedSpeech:
    """Tells where a text reports what a villager says of himself or herself."""

    def __init__(self, text: str) -> None:
        self._text = text

    def own(self, sentence: int, at: int) -> bool:
        """Whether the figure at ``at``, in the sentence that begins at ``sentence``, is such an account."""
        start = max(sentence, at - _REACH)
        said = next(iter(_SAID.finditer(self._text, start, at)), None)
        if said is None or "”" in self._text[said.end() : at]:
            return False
        speaker, told = self._text[start : said.start()], self._text[said.end() : at]
        if pattern("own", "official").search(speaker):
            return False
        if not pattern("own", "villager").search(speaker) and not _HIMSELF.search(told):
            return False
        return _PERSONAL.search(told) is not None and not pattern("own", "collective").search(told)
