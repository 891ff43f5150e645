"""Stretches of an article that are about what is still to come, by their headings."""

import re

from casebase.extraction.cues import pattern
from casebase.text.clean import CleanText

_HEADING = re.compile(
    r"\s*(?P<first>第?[一二三四五六七八九十]+[、章部])?(?P<second>[(（][一二三四五六七八九十]+[)）])?(?P<third>\d{1,2}[.、．])?"
    r"(?P<title>[^。！？；，,;]{2,32})$"
)


_TOP = -1
"""Rank above every heading: such a stretch ends with the article or before the next 一、."""
_PRESENTED = re.compile(r"(?:目标|任务|计划|打算|安排)(?:如下|是)?[：:↓]$")
"""The end of a line that presents what is to come: …定下这些目标↓"""


def find_outlook(clean: CleanText) -> list[tuple[int, int]]:
    """The slices of the text under a heading like 下一步工作打算; all of it where the title is a plan's.

    A stretch ends at the next heading of the same or a higher rank.
    """
    blocks = [b for b in clean.blocks if not b.noise]
    if not blocks:
        return []
    if pattern("section", "document").search(clean.text[blocks[0].start : blocks[0].end].strip()):
        return [(blocks[0].start, blocks[-1].end)]
    found: list[tuple[int, int]] = []
    opened: tuple[int, int] | None = None  # start and rank
    for block in blocks:
        line = clean.text[block.start : block.end].rstrip()
        if opened is None and _PRESENTED.search(line):
            opened = (block.start, _TOP)
            continue
        heading = _HEADING.match(line)
        if heading is None:
            continue
        rank = next((i for i, g in enumerate(("first", "second", "third")) if heading[g]), 1)
        if opened and rank <= opened[1]:
            found.append((opened[0], block.start))
            opened = None
        if opened is None and pattern("section", "ahead").search(heading["title"]):
            opened = (block.start, rank)
    if opened:
        found.append((opened[0], blocks[-1].end))
    return found
