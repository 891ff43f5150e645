"""A report as Markdown (CommonMark, with the tables of GitHub)."""

import re
from collections.abc import Sequence

from handlers.views.exports.blocks import Block, Bullets, Heading, Paragraph, Report, Table, shown

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$#&!{}^])")
_AT_THE_START = re.compile(r"^(\s*)([-+=:])|^(\s*\d+)([.)])")


def written(report: Report) -> bytes:
    """The report in UTF-8."""
    parts = [f"# {escaped(report.title)}", escaped(report.about), *map(_block, report.blocks)]
    return ("\n\n".join(parts) + "\n").encode()


def escaped(text: str) -> str:
    """``text`` so that it reads as it stands and nothing in it is markup."""
    safe = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _AT_THE_START.sub(
        lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[3]}\\{m[4]}",
        safe,
    )


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {escaped(block.text)}"
        case Paragraph():
            return (f"**{escaped(block.label)}** " if block.label else "") + escaped(block.text)
        case Bullets():
            return "\n".join(f"- {escaped(item)}" for item in block.items)
        case Table():
            return _table(block)


def _table(table: Table) -> str:
    rows = [_row([column.name for column in table.columns]), _row(["---"] * len(table.columns), raw=True)]
    rows += [_row([shown(value) for value in row]) for row in table.rows]
    return "\n".join(rows)


def _row(cells: Sequence[str], *, raw: bool = False) -> str:
    return f"| {' | '.join(cells if raw else map(escaped, cells))} |"
