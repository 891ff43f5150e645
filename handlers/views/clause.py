"""Cutting text a person wrote where a person would: after a sentence or a clause."""

import re

from handlers.views.atoms import utf16

_CLAUSE = re.compile(r"[^。；！？;\n，,、：]*(?:[。；！？;\n，,、：]+[”’」』）]*|$)")
_WHOLE_CLAUSE = re.compile(r"[^。；！？;\n，,]*(?:[。；！？;\n，,]+[”’」』）]*|$)")
_SENTENCE_END = "。！？"
_CLOSING = "。；！？;\n，,、： "
ELLIPSIS = "……"


def shortened(text: str, limit: int) -> str:
    """``text`` within ``limit`` UTF-16 units: whole clauses and an ellipsis, or as many characters as fit.

    Returns:
        ``text`` itself where it fits.
    """
    if utf16(text) <= limit:
        return text
    room = limit - utf16(ELLIPSIS)
    kept = ""
    for match in _CLAUSE.finditer(text):
        if utf16(kept + match[0]) > room:
            break
        kept += match[0]
    if utf16(kept) < room // 3:
        kept = _first(text, room)
    return kept.rstrip(_CLOSING) + ELLIPSIS


def clauses(text: str, limit: int) -> str:
    """The beginning of ``text`` that can stand alone: whole clauses within ``limit`` UTF-16 units.

    The first clause is whole even where it alone is longer, up to twice as long; an enumeration is not cut.
    What is left out is marked by an ellipsis, but for whole sentences.
    """
    if utf16(text) <= limit:
        return text
    kept = ""
    for match in _WHOLE_CLAUSE.finditer(text):
        if kept and utf16(kept + match[0]) > limit:
            break
        kept += match[0]
    if utf16(kept) > 2 * limit:
        return shortened(text, limit)
    if kept == text or kept[-1:] in _SENTENCE_END:
        return kept
    return kept.rstrip(_CLOSING) + ELLIPSIS


def around(text: str, start: int, end: int, limit: int) -> str:
    """The clauses around ``text[start:end]`` that fit into ``limit`` UTF-16 units.

    What is left out at either side is marked by an ellipsis; the slice itself is always in, as far as it
    fits at all.
    """
    if utf16(text) <= limit:
        return text
    room = limit - 2 * utf16(ELLIPSIS)
    cuts = sorted({0, len(text), *(m.end() for m in _CLAUSE.finditer(text))})
    left = max(c for c in cuts if c <= start)
    right = min(c for c in cuts if c >= end)
    if utf16(text[left:right]) > room:
        left, right = _window(text, start, end, room)
    else:
        left, right = _grown(text, cuts, (left, right), room)
    return (ELLIPSIS if left else "") + text[left:right] + (ELLIPSIS if right < len(text) else "")


def _grown(text: str, cuts: list[int], core: tuple[int, int], room: int) -> tuple[int, int]:
    """The slice with clauses added on either side, as evenly as they come, as long as they fit."""
    left, right = core
    while True:
        before = max((c for c in cuts if c < left), default=left)
        behind = min((c for c in cuts if c > right), default=right)
        wider = [
            (a, z)
            for a, z in ((before, right), (left, behind))
            if (a, z) != (left, right) and utf16(text[a:z]) <= room
        ]
        if not wider:
            return left, right
        left, right = min(wider, key=lambda s: max(core[0] - s[0], s[1] - core[1]))


def _window(text: str, start: int, end: int, room: int) -> tuple[int, int]:
    """A slice of ``room`` units that begins a little before ``start``."""
    before = min(start, max(0, room - utf16(text[start:end])) // 4)
    left = start - before
    return left, left + len(_first(text[left:], room))


def _first(text: str, room: int) -> str:
    """The longest beginning of ``text`` within ``room`` units."""
    kept = text[:room]
    while utf16(kept) > room:
        kept = kept[:-1]
    return kept
