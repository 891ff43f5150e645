"""The passes of cleaning, in their order, and the count of what each mended."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from casebase.record import Repair
from casebase.text.boilerplate import page_furniture
from casebase.text.damage import damaged
from casebase.text.glosses import glosses
from casebase.text.lines import line_breaks
from casebase.text.markup import markup
from casebase.text.punctuation import doubled_marks, wide_marks
from casebase.text.quotes import curly_quotes
from casebase.text.script import simplified
from casebase.text.spaces import odd_spaces
from casebase.text.traced import Edit, TracedText
from casebase.text.width import half_width

_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Unicode general categories Cc and Cf, and the variation selectors: nothing that is read.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff0-\ufffb\U000e0000-\U000e01ef]+"
)
# The C1 control codes: no text means them, but damage shows by them, so they go after it was looked for.
_CONTROLS = re.compile("[\x80-\x9f]+")


@dataclass(frozen=True, slots=True)
class Mended:
    """A text after all passes, the raw spans found damaged, and what was mended."""

    text: TracedText
    damaged: tuple[tuple[int, int], ...]
    repairs: tuple[Repair, ...]


def mend(raw: str) -> Mended:
    """Run every pass over a decoded text."""
    traced = TracedText(raw)
    counts: dict[str, int] = {}

    def edit(kind: str | None, edits: Iterable[Edit]) -> None:
        done = traced.edit(edits)
        if kind and done:
            counts[kind] = counts.get(kind, 0) + done

    def recast(kind: str | None, change: Callable[[str], str]) -> None:
        before = traced.text
        traced.recast(change(before))
        if kind and traced.text != before:
            counts[kind] = sum(map(str.__ne__, before, traced.text))

    traced.recast(_SURROGATES.sub("\ufffd", raw))
    edit(None, _each(_LINE_ENDS, traced.text, "\n"))
    edit("多余标签", markup(traced.text))
    if "&lt;" in raw:  # tags that were packed as text
        edit("多余标签", markup(traced.text))
    edit("不可见字符", _each(_INVISIBLE, traced.text, ""))
    edit("拼音注音", glosses(traced.text))
    simple, changed = simplified(traced.text)
    if changed:
        counts["繁体转换"] = changed
    damage = tuple(traced.origin(*span) for span in damaged(traced.text, simple))
    if damage:
        counts["乱码"] = len(damage)
    traced.recast(simple)
    edit(None, _each(_CONTROLS, traced.text, ""))
    recast("全角字符", half_width)
    edit(None, line_breaks(traced.text))
    recast(None, curly_quotes)
    recast(None, wide_marks)
    edit("重复标点", doubled_marks(traced.text))
    edit(None, odd_spaces(traced.text))
    edit(None, page_furniture(traced.text))
    return Mended(traced, damage, tuple(Repair(kind=kind, count=count) for kind, count in counts.items()))


def _each(pattern: re.Pattern[str], text: str, replacement: str) -> Iterator[Edit]:
    return ((match.start(), match.end(), replacement) for match in pattern.finditer(text))
