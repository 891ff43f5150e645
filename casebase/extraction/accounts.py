"""Whether a figure stands in someone's own account of himself or his household."""

import re
from collections.abc import Iterable

from casebase.extraction.cues import pattern
from casebase.extraction.quotations import Quotation
from casebase.record import Nature

_JOIN = 40
"""Characters between two quotations that still belong to one speech: “…，”他说，“…”"""


class OwnAccounts:
    """The speeches of a text that are their speaker's own account."""

    def __init__(self, text: str, speeches: Iterable[Quotation]) -> None:
        self._text = text
        self._speeches: list[list[Quotation]] = []
        for speech in speeches:
            last = self._speeches[-1][-1] if self._speeches else None
            between = text[last.end : speech.start] if last else "\n"
            if last and len(between) < _JOIN and "\n" not in between and not re.search(r"[。！？].*[。！？]", between):
                self._speeches[-1].append(speech)
            else:
                self._speeches.append([speech])

    def nature(self, at: int) -> Nature | None:
        """自述 within an own account, 计划 where the speaker tells there what he means to do, else None."""
        parts = next((p for p in self._speeches if any(s.start < at < s.end for s in p)), None)
        if parts is None or not self._own("".join(self._text[s.start : s.end] for s in parts), parts):
            return None
        start = max(self._text.rfind(c, parts[0].start, at) for c in "。！？；“")
        intends = pattern("own", "intention").search(self._text, max(start, parts[0].start), at)
        return Nature.PLAN if intends else Nature.OWN_ACCOUNT

    def _own(self, words: str, parts: list[Quotation]) -> bool:
        if "承诺" in words:
            return False
        if pattern("own", "doing").search(words):
            return True
        role = self._role(parts)
        collective = pattern("own", "collective").search(words) is not None
        if role == "official":
            return False
        if pattern("own", "person").search(words):
            return not collective
        return role == "villager" and not collective

    def _role(self, parts: list[Quotation]) -> str | None:
        """Whether the words around the speech call the speaker an official or a villager."""
        before = self._text[max(0, parts[0].start - 22) : parts[0].start]
        behind = " ".join(self._text[s.end : s.end + 24].split("。")[0] for s in parts)
        around = before[max(before.rfind("。"), before.rfind("\n")) + 1 :] + " " + behind
        for role in ("official", "villager"):
            if pattern("own", role).search(around):
                return role
        return None
