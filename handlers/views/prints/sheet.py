"""``Sheet``: what a picture or a printed page shows, as data for the templates."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from casebase.record import Case
from handlers.views.evidence import masked
from handlers.views.printable import Words, printable
from handlers.views.prints.glyphs import drawable
from handlers.views.script import to_traditional

_LONG_WORD = re.compile(r"[!-~]{12,}")
"""Latin letters and signs without a blank, which typst would let run over the edge."""

Block = Mapping[str, Any]
"""One part of a sheet: ``kind`` names the template's function for it, the rest is what it shows."""


class Code(str):
    """What a machine reads, a link or a drawing: handed on as it is."""

    __slots__ = ()


class Medium(StrEnum):
    """What a sheet is drawn for."""

    PICTURE = "picture"
    """A PNG of 1080 pixels' width, cut to a length a phone shows."""
    PRINT = "print"
    """A PDF of A4 pages, with everything on them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet ready to be drawn. Equal sheets make equal drawings."""

    title: str
    medium: Medium
    blocks: tuple[Block, ...]
    """From top to bottom."""
    cases: tuple[Case, ...]
    """The cases shown: whoever is masked in one is masked on the sheet."""
    script: Callable[[str], str] | None = None

    @property
    def traditional(self) -> "Sheet":
        """The same sheet for a reader of Traditional script; a source's words stay as they are."""
        return replace(self, script=to_traditional)

    @property
    def name(self) -> str:
        """The title as a file may be called: whoever is masked is masked there too."""
        name = self.title
        for case in self.cases:
            name = masked(case, name)
        return name

    def json(self) -> str:
        """The data as the templates read them: the same sheet gives the same text.

        Every text is data here and stays data there. Names that are masked wherever shown are masked,
        characters that would turn a line around are dropped, those the font lacks are shown as 〓.
        """
        shown = {"medium": str(self.medium), "title": self.title, "blocks": self.blocks}
        return json.dumps(self._shown(shown), ensure_ascii=False, sort_keys=True)

    def _shown(self, value: Any) -> Any:
        match value:
            case Code():
                return value
            case str():
                return self._text(value)
            case Mapping():
                return {key: self._shown(inner) for key, inner in value.items()}
            case list() | tuple():
                return [self._shown(inner) for inner in value]
        return value

    def _text(self, text: str) -> str:
        shown = str(text)
        for case in self.cases:
            shown = masked(case, shown)
        if self.script and not isinstance(text, Words):
            shown = self.script(shown)
        return _LONG_WORD.sub(_breakable, drawable(printable(shown)))


def _breakable(word: re.Match[str]) -> str:
    """A word that may be broken anywhere, since no column is as wide as it."""
    return "\u200b".join(word[0])
