"""Which characters the prints' font can draw."""

import struct
from functools import cache
from pathlib import Path

MISSING = "〓"
"""What Chinese typesetters put for a character they have no type for."""
_JOINING = "\u200d\ufe0e\ufe0f"
_SEGMENTED = 12
"""The format of OpenType's cmap table that holds all of Unicode, as runs of code points."""


def drawable(text: str) -> str:
    """``text`` with 〓 for every character the font lacks."""
    there = _characters(sans())
    return "".join(c if ord(c) in there or c == " " else MISSING for c in text if c not in _JOINING)


def sans() -> Path:
    """The file of the font texts are set in: Noto Sans SC, under the SIL Open Font License."""
    from pylopdf_fonts_zh_cn import sans_path

    return sans_path()


@cache
def _characters(font: Path) -> frozenset[int]:
    """The code points of an OpenType font (the specification's chapters “Font file” and “cmap”)."""
    data = font.read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * i) for i in range(count))
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    subtables = struct.unpack_from(">H", data, cmap + 2)[0]
    for i in range(subtables):
        at = cmap + struct.unpack_from(">I", data, cmap + 8 + 8 * i)[0]
        if struct.unpack_from(">H", data, at)[0] == _SEGMENTED:
            return _runs(data, at)
    raise ValueError(f"{font.name} does not say which characters it has")


def _runs(data: bytes, at: int) -> frozenset[int]:
    groups = struct.unpack_from(">I", data, at + 12)[0]
    found: set[int] = set()
    for i in range(groups):
        first, last, _ = struct.unpack_from(">III", data, at + 16 + 12 * i)
        found.update(range(first, last + 1))
    return frozenset(found)
