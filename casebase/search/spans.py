"""The names that stand inside a text, whatever surrounds them."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from casebase.search.forms import Form, has_unit
from casebase.search.frame import beside, strange
from casebase.search.lexicon import FormTuple, Lexicon
from casebase.search.match import How
from casebase.search.tables import words

OTHER_UNITS = ("镇", "乡", "村", "街道", "社区", "路", "府", "省", "国", "岛", "县", "区", "市", "州", "旗")
_TELLING = 3
"""From this length on a name is hardly ever there by chance."""


class Span(NamedTuple):
    """A stretch of the folded text that is a name."""

    start: int
    end: int
    forms: FormTuple

    @property
    def telling(self) -> bool:
        """Whether it is long enough, or official enough, to be no coincidence."""
        return self.end - self.start >= _TELLING


def longest(lexicon: Lexicon, key: str, kinds: tuple[str, ...]) -> Iterator[Span]:
    """All names in the text, of those that begin at one place the longest."""
    for at in range(len(key) - 1):
        for length in lexicon.starts.get(key[at : at + 2], ()):
            forms = lexicon.surface.get(key[at : at + length])
            if forms and at + length <= len(key):
                wanted = tuple(form for form in forms if form.bearer.kind in kinds and _says_enough(form))
                if wanted:
                    yield Span(at, at + length, wanted)
                    break


def _says_enough(form: Form) -> bool:
    """Whether a form is found inside a text; the words before a quoted core are not, nor cores of two."""
    if form.bearer.kind == "county":
        return True
    return form.how is not How.PARTIAL and len(form.key) >= _TELLING


def apart(spans: list[Span]) -> list[Span]:
    """The spans that do not overlap, longer ones having the choice, in the order of the text."""
    chosen: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start - one.end, one.start)):
        if all(span.end <= one.start or one.end <= span.start for one in chosen):
            chosen.append(span)
    return sorted(chosen)


def stands(text: str, span: Span, everyday: Callable[[str], bool]) -> bool:
    """Whether the span is a word of its own where it stands, and not a piece of other words.

    Args:
        text: the folded text.
        span: the stretch.
        everyday: whether a name is an everyday word too, and to be taken for one unless asked about.
    """
    name = text[span.start : span.end]
    if span.telling and has_unit(name):
        return True
    if text.startswith(OTHER_UNITS, span.end) and not span.telling:
        return False
    before, after = text[: span.start], text[span.end :]
    if everyday(name):
        return beside(before, after)
    known = words()
    crosses_left = any(text[at : span.start + 1] in known for at in range(max(0, span.start - 2), span.start))
    crosses_right = any(text[span.end - 1 : at] in known for at in range(span.end + 1, span.end + 3))
    if crosses_left and crosses_right:
        return False
    if len(name) == 2 and any(form.how is How.NAME for form in span.forms):
        return beside(before, after)
    return not ((crosses_left or crosses_right) and not beside(before, after) and name not in known)


def leftover(text: str, spans: list[Span]) -> int:
    """How many characters outside the spans belong to no everyday word."""
    at, count = 0, 0
    for span in spans:
        count += strange(text[at : span.start])
        at = span.end
    return count + strange(text[at:])
