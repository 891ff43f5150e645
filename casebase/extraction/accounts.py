"""Whether a figure stands in someone's own account of himself or his household."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from casebase.extraction.cues import pattern
from casebase.extraction.quotations import Quotation, attribution
from casebase.record import Nature

_ATTRIBUTED = re.compile(r"[^。！？\n“”]{0,48}[说道](?=[，。,：]|$)")
"""Words behind a quotation up to the verb of saying: 在大棚里采摘辣椒的脱贫户X说."""
_SENTENCE_START = re.compile(r"[^。！？；“]*$")


class Speech:
    """What one speaker says, in one or several quotations."""

    def __init__(self, text: str, first: Quotation) -> None:
        self._text = text
        self.parts = [first]

    def nature(self, at: int) -> Nature | None:
        """自述 in the speaker's own account, 计划 where he tells there what he means to do, else None."""
        if not self._own:
            return None
        start = max(self.parts[0].start, at - 80)
        said = _SENTENCE_START.search(self._text, start, at)
        intends = said and pattern("own", "intention").search(said.group())
        return Nature.PLAN if intends else Nature.OWN_ACCOUNT

    @cached_property
    def _own(self) -> bool:
        words = "".join(self._text[s.start : s.end] for s in self.parts)
        if "承诺" in words:
            return False
        if pattern("own", "doing").search(words):
            return True
        if self._speaker == "official":
            return False
        collective = pattern("own", "collective").search(words) is not None
        if self._speaker == "villager" and pattern("own", "person").search(words):
            return True
        personal = self._speaker == "villager" or any(
            pattern("own", k).search(words) for k in ("person", "earning")
        )
        return personal and not collective

    def _behind(self, part: Quotation) -> str:
        attributed = _ATTRIBUTED.match(self._text, part.end)
        return attributed[0] if attributed else self._text[part.end : part.end + 24].split("。")[0]

    @cached_property
    def _speaker(self) -> str | None:
        """``official`` or ``villager``, where the words around the speech call the speaker one."""
        start = self.parts[0].start
        before = self._text[max(0, start - 22) : start]
        behind = " ".join(self._behind(s) for s in self.parts)
        around = before[max(before.rfind("。"), before.rfind("\n")) + 1 :] + " " + behind
        return next((role for role in ("official", "villager") if pattern("own", role).search(around)), None)


class Speeches:
    """The speeches of a text by position."""

    def __init__(self, text: str, quotations: Iterable[Quotation]) -> None:
        self._spoken: list[tuple[Quotation, Speech]] = []
        for quotation in quotations:
            if not quotation.speech:
                continue
            last = self._spoken[-1] if self._spoken else None
            if last and attribution().fullmatch(text, last[0].end, quotation.start):
                last[1].parts.append(quotation)
                self._spoken.append((quotation, last[1]))
            else:
                self._spoken.append((quotation, Speech(text, quotation)))
        self._starts = [q.start for q, _ in self._spoken]

    def around(self, at: int) -> tuple[Quotation, Speech] | None:
        """The quotation ``at`` lies in and the speech it is part of, or None."""
        i = bisect_right(self._starts, at) - 1
        return self._spoken[i] if i >= 0 and at < self._spoken[i][0].end else None
