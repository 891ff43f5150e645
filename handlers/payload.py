"""What a button carries back: ``kind:id:revision``, ASCII, within Telegram's 64 bytes.

A finer address stands behind a dot (``ef:ziyuan.f07:3``), and ``t`` behind the revision marks an answer in
Traditional script, so that its pages stay in it.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from telegram.constants import InlineKeyboardButtonLimit

_FORM = re.compile(r"([a-z]{1,2}):([A-Za-z0-9_-]+)(?:\.([A-Za-z0-9_-]+))?:(\d{1,10})(t?)")


class Kind(StrEnum):
    """What a button opens; the values are part of every message already sent, so they never change."""

    CASE = "c"
    PROGRAMS = "cp"
    FIGURES = "cf"
    MEASURES = "cm"
    SITES = "cs"
    PEOPLE = "cv"
    SOURCES = "co"
    AS_SCRAPED = "cr"
    FIGURE = "f"
    PROGRAM = "p"
    PROGRAM_EVIDENCE = "ep"
    FIGURE_EVIDENCE = "ef"
    MEASURE_EVIDENCE = "em"
    SITE_EVIDENCE = "es"
    PERSON_EVIDENCE = "ev"
    PASSAGE = "r"
    PLACE = "g"
    LIST = "l"
    FACET = "lf"
    EXPORT = "x"
    REMOVE = "gx"
    SETTING = "gs"
    WHO = "w"
    INDUSTRY = "i"
    SIMILAR = "s"
    FIND = "q"
    COMPARE = "b"
    COMPARE_WITH = "bw"
    COMPARE_PROGRAMS = "bp"


_KINDS = frozenset(kind.value for kind in Kind)
EVIDENCE = frozenset(
    {
        Kind.PROGRAM_EVIDENCE,
        Kind.FIGURE_EVIDENCE,
        Kind.MEASURE_EVIDENCE,
        Kind.SITE_EVIDENCE,
        Kind.PERSON_EVIDENCE,
    }
)
"""What opens a fact's sentence, as a pop-up."""
PAGES = frozenset(
    {
        Kind.PROGRAMS,
        Kind.FIGURES,
        Kind.MEASURES,
        Kind.SITES,
        Kind.PEOPLE,
        Kind.SOURCES,
        Kind.AS_SCRAPED,
        Kind.EXPORT,
    }
)
"""The pages of a case."""
OF_TWO = frozenset({Kind.COMPARE, Kind.COMPARE_PROGRAMS})
"""What carries two ids, the second as its part."""
OF_PROGRAM = frozenset({Kind.PROGRAM, Kind.PROGRAM_EVIDENCE, Kind.COMPARE_PROGRAMS})
"""What carries the id of a program."""
_BESIDE = {Kind.SIMILAR, Kind.COMPARE, Kind.COMPARE_WITH}
OF_CASE = (PAGES | EVIDENCE | _BESIDE | {Kind.CASE, Kind.FIGURE, Kind.PASSAGE}) - OF_PROGRAM
"""What carries the id of a case; a passage may carry a program's."""


@dataclass(frozen=True, slots=True)
class Payload:
    """One button's meaning."""

    kind: Kind
    id: str
    """Of a case, a program or a place."""
    part: str = ""
    """A figure's id, a site's position, a page number."""
    revision: int = 0
    """The record's revision when the button was shown; 0 where none applies."""
    traditional: bool = False

    def encode(self) -> str:
        """The callback data.

        Raises:
            ValueError: it would not be read back, or is longer than Telegram takes.
        """
        data = self._written
        if not _FORM.fullmatch(data) or len(data) > InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
            raise ValueError(f"not fit for a button: {data!r}")
        return data

    @property
    def fits(self) -> bool:
        """Whether a button has room for it, in either script; two long ids together may not."""
        return len(self._written) + (not self.traditional) <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA

    @property
    def _written(self) -> str:
        part = f".{self.part}" if self.part else ""
        return f"{self.kind}:{self.id}{part}:{self.revision}{'t' if self.traditional else ''}"

    @classmethod
    def parse(cls, data: str) -> Self | None:
        """The payload ``data`` encodes; None for an older form or anything else."""
        match = _FORM.fullmatch(data)
        if not match or match[1] not in _KINDS:
            return None
        return cls(Kind(match[1]), match[2], match[3] or "", int(match[4]), bool(match[5]))

    @property
    def page(self) -> int:
        """The page number it asks for, from 1."""
        page = self.part.rpartition("-")[2]
        return max(1, int(page)) if page.isdecimal() else 1

    @property
    def about(self) -> str:
        """What of the id is paged: 2 of ``2-1``; empty where the part is a page number alone."""
        return self.part.rpartition("-")[0]

    def turned(self, page: int) -> Self:
        """The same payload for another page."""
        return replace(self, part=f"{self.about}-{page}" if self.about else str(page))
