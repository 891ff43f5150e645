"""Reading the hand-made tables and writing the compiled ones."""

import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path

HAND = Path(__file__).parent / "hand"


def hand(name: str) -> Iterator[list[str]]:
    """The rows of a hand-made table; lines that begin with # are notes."""
    for line in (HAND / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def write(path: Path, header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Write a tab-separated table, compressed where the name ends in ``.xz``; same rows, same bytes."""
    lines = [*(f"# {line}" for line in header), *("\t".join(row) for row in rows)]
    content = ("\n".join(lines) + "\n").encode()
    if path.suffix == ".xz":
        content = lzma.compress(content, preset=9 | lzma.PRESET_EXTREME)
    path.write_bytes(content)
