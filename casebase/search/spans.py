"""The names that stand inside a text, whatever surrounds them."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from casebase.search.asked import Asked
from casebase.search.forms import Form, has_unit
from casebase.search.frame import LINKS, apart_from, asked_about, cut, is_strange, is_word, strange
from casebase.search.lexicon import FormTuple, Lexicon
from casebase.search.match import How
from casebase.search.tables import particles, words

OTHER_UNITS = ("镇", "乡", "村", "街道", "社区", "路", "府", "省", "国", "岛", "县", "区", "市", "州", "旗")
_MOST_PROGRAMS = 3
"""Words in more programs' names than this (第一书记) name none of them."""
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
    starts, surface = lexicon.starts.get, lexicon.surface.get
    for at in range(len(key) - 1):
        for length in starts(key[at : at + 2], ()):
            forms = surface(key[at : at + length]) if at + length <= len(key) else None
            if forms:
                wanted = tuple([form for form in forms if form.bearer.kind in kinds and _says_enough(form)])
                if wanted and (len(wanted) <= _MOST_PROGRAMS or wanted[0].bearer.kind == "county"):
                    yield Span(at, at + length, wanted)
                    break


def _says_enough(form: Form) -> bool:
    """Whether a form is found inside a text; the words before a quoted core are not, nor cores of two."""
    if form.bearer.kind == "county":
        return form.how is not How.FORMER or len(form.text) >= _TELLING
    return form.how is not How.PARTIAL and len(form.key) >= _TELLING


def apart(text: str, spans: list[Span]) -> list[Span]:
    """The spans that do not overlap, in the order of the text.

    Longer ones have the choice, then those that leave whole words around them: 从|江安|回来.
    """
    if len(spans) < 2:
        return spans
    chosen: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start - one.end, leftover(text, [one]), one.start)):
        if all(span.end <= one.start or one.end <= span.start for one in chosen):
            chosen.append(span)
    return sorted(chosen)


def stands(asked: Asked, span: Span) -> bool:
    """Whether the span is a word of its own where it stands, and not a piece of other words."""
    text = asked.text
    name = text[span.start : span.end]
    if span.telling and (has_unit(name) or len(name) > _TELLING):
        return True
    if text.startswith(OTHER_UNITS, span.end) and not is_word(text[span.end : span.end + 2]):
        return False
    if _inside_word(text, span):
        return False
    left = "" if asked.broken(span.start) else text[: span.start]
    right = "" if asked.broken(span.end) else text[span.end :]
    if len(name) == 2 and any(form.how is How.NAME for form in span.forms):
        right = ""  # 忠县 ends where its unit does
    if has_unit(name) and is_strange("".join(cut(left)[-1:])):
        return False
    return _falls_apart(left, name, right) if _crosses(text, span) else apart_from(left, right)


def _crosses(text: str, span: Span) -> bool:
    """Whether an everyday word begins before the span and ends in it, or the other way round."""
    known = words()
    left = (text[at : span.start + 1] for at in range(max(0, span.start - 2), span.start))
    right = (text[span.end - 1 : at] for at in range(span.end + 1, span.end + 3))
    return any(word in known for word in (*left, *right))


def _falls_apart(left: str, name: str, right: str) -> bool:
    """Whether the text falls into words no worse with the name as one of them than without."""
    with_it = [*cut(left), name, *cut(right)]
    without = cut(left + name + right)
    odd = sum(map(is_strange, with_it)), sum(map(is_strange, without))
    return odd[0] < odd[1] or (odd[0] == odd[1] and len(with_it) <= len(without))


def _inside_word(text: str, span: Span) -> bool:
    """Whether the span is a part of a longer everyday word: 金山 in 旧金山."""
    known = words()
    return any(
        text[start:end] in known
        for start in range(max(0, span.start - 2), span.start + 1)
        for end in range(span.end, min(len(text), span.end + 2) + 1)
        if (start, end) != (span.start, span.end)
    )


def leftover(text: str, spans: list[Span]) -> int:
    """How many characters outside the spans belong to no everyday word."""
    return sum(strange(text[start:end]) for start, end in outside(text, spans))


def unframed(text: str, spans: list[Span]) -> bool:
    """Whether nothing outside the spans asks, points or links, so that all of it may be one name."""
    closed = particles()
    return not any(piece in closed for start, end in outside(text, spans) for piece in cut(text[start:end]))


def outside(text: str, spans: list[Span]) -> Iterator[tuple[int, int]]:
    """Where the parts of the text before, between and after the spans begin and end."""
    at = 0
    for span in spans:
        if at < span.start:
            yield at, span.start
        at = span.end
    if at < len(text):
        yield at, len(text)


def names_in(
    lexicon: Lexicon, asked: Asked, kinds: tuple[str, ...], everyday: Callable[[str], bool]
) -> list[Span]:
    """The names in a text that do not overlap, in order.

    Args:
        lexicon: the names there are.
        asked: the text.
        kinds: what is looked for.
        everyday: whether a name is an everyday word too, to be taken for one unless it is asked about.
    """
    text = asked.text
    spans = apart(text, [span for span in longest(lexicon, asked.key, kinds) if stands(asked, span)])
    if all(span.telling for span in spans):
        return spans
    doubtful = {span for span in spans if not span.telling and everyday(text[span.start : span.end])}
    return [
        span
        for span in spans
        if span not in doubtful
        or asked_about(text[: span.start], text[span.end :])
        or any(_linked(text, span, other) for other in spans if other not in doubtful)
    ]


def _linked(text: str, one: Span, other: Span) -> bool:
    """Whether nothing but 和 or the like stands between two spans."""
    between = text[one.end : other.start] if one.start < other.start else text[other.end : one.start]
    return between in LINKS
