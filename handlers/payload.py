"""What a button carries back: ``kind:id:revision``, ASCII, within Telegram's 64 bytes.

A finer address stands behind a dot (``ef:ziyuan.f07:3``), as do the others of what stands side by side
(``b:ziyuan.wuzhou.ganluo:0``), and ``t`` behind the revision marks an answer in
Traditional script, so that its pages stay in it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from telegram.constants import InlineKeyboardButtonLimit

_ID = r"[A-Za-z0-9_-]+"
_FORM = re.compile(rf"([a-z]{{1,2}}):({_ID})(?:\.({_ID}(?:\.{_ID})?))?:(\d{{1,10}})(t?)")


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
    CARD = "k"
    PROGRAM_CARD = "kp"
    CARD_OF_CASES = "kb"
    CARD_OF_PROGRAMS = "kq"
    PRINT_OF_CASES = "db"
    PRINT_OF_PROGRAMS = "dq"
    WAY = "y"
    KIN = "yk"


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
PRINTS = frozenset(
    {
        Kind.CARD,
        Kind.PROGRAM_CARD,
        Kind.CARD_OF_CASES,
        Kind.CARD_OF_PROGRAMS,
        Kind.PRINT_OF_CASES,
        Kind.PRINT_OF_PROGRAMS,
    }
)
"""What is drawn: a picture, or a print where that is the kind or the part."""
_CASES_SIDE_BY_SIDE = {Kind.COMPARE, Kind.CARD_OF_CASES, Kind.PRINT_OF_CASES}
_PROGRAMS_SIDE_BY_SIDE = {Kind.COMPARE_PROGRAMS, Kind.CARD_OF_PROGRAMS, Kind.PRINT_OF_PROGRAMS}
SIDE_BY_SIDE = frozenset(_CASES_SIDE_BY_SIDE | _PROGRAMS_SIDE_BY_SIDE)
"""What carries two or three ids, all but the first as its part."""
_OF_ONE_PROGRAM = {Kind.PROGRAM, Kind.PROGRAM_EVIDENCE, Kind.PROGRAM_CARD, Kind.KIN}
OF_PROGRAM = frozenset(_PROGRAMS_SIDE_BY_SIDE | _OF_ONE_PROGRAM)
"""What carries the id of a program."""
_BESIDE = _CASES_SIDE_BY_SIDE | {Kind.SIMILAR, Kind.COMPARE_WITH, Kind.CARD}
OF_CASE = (PAGES | EVIDENCE | _BESIDE | {Kind.CASE, Kind.FIGURE, Kind.PASSAGE}) - OF_PROGRAM
"""What carries the id of a case; a passage may carry a program's."""


@dataclass(frozen=True, slots=True)
class Payload:
    """One button's meaning."""

    kind: Kind
    id: str
    """Of a case, a program or a place."""
    part: str = ""
    """A figure's id, a site's position, a page number, a kind of file, the ids beside the first."""
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
    def ids(self) -> tuple[str, ...]:
        """The ids it carries: several where it sets things side by side."""
        return (self.id, *self.part.split(".")) if self.kind in SIDE_BY_SIDE else (self.id,)

    @classmethod
    def side_by_side(cls, kind: Kind, ids: Sequence[str]) -> Self | None:
        """What opens these side by side; None where a button has no room for their ids."""
        payload = cls(kind, ids[0], ".".join(ids[1:]))
        return payload if payload.fits else None

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
