"""The part of a passage that is shown, and where the words stand in it."""

from collections.abc import Iterator, Sequence

from casebase.search.fold import fold_with_origins

_CLAUSE_ENDS = "。；！？，：\n"
_AROUND = 24
"""Characters of a snippet on either side of its first marked word."""


def snippet(text: str, found: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text around the first of the words, and where all of them stand in it."""
    spans = _marked(text, found)
    if not spans:
        return text[: 3 * _AROUND], ()
    start = max(0, spans[0][0] - _AROUND)
    clause = max(text.rfind(mark, 0, spans[0][0]) for mark in _CLAUSE_ENDS) + 1
    if clause >= start - _AROUND:
        start = clause
    end = min(len(text), max(spans[0][1] + 2 * _AROUND, start + 3 * _AROUND))
    inside = [(one - start, other - start) for one, other in spans if start <= one and other <= end]
    return text[start:end], tuple(inside)


def _marked(text: str, found: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in the text, longer words first, none inside another."""
    spans: list[tuple[int, int]] = []
    for word in sorted(found, key=len, reverse=True):
        for span in _places(text, word):
            if all(span[1] <= one or other <= span[0] for one, other in spans):
                spans.append(span)
    return sorted(spans)


def _places(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a folded word stands in a text: to the letter, or else across quotation marks and the like."""
    if word in text:
        yield from _occurrences(text, word)
        return
    folded = fold_with_origins(text)
    for start, end in _occurrences(folded.text, word):
        yield folded.typed(start, end)


def _occurrences(text: str, word: str) -> Iterator[tuple[int, int]]:
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + len(word))
