"""A slice of a source with its surroundings, cleaned for reading and as it was scraped."""

from bisect import bisect_right
from functools import lru_cache

from casebase.record import Evidence, Quote
from casebase.text.clean import CleanText, clean
from casebase.text.sentences import Sentences

CONTEXT = 32
"""Characters of prefix and suffix, so that a quote can be found again in another copy of the text."""


@lru_cache(maxsize=16)
def _read(raw: str) -> tuple[CleanText, Sentences]:
    cleaned = clean(raw)
    return cleaned, Sentences(cleaned.text)


def quote(raw: str, evidence: Evidence) -> Quote:
    """The slice of ``raw`` the evidence names, with the sentence around it.

    Raises:
        ValueError: the evidence lies behind the end of the text.
    """
    if evidence.end > len(raw):
        raise ValueError(f"evidence {evidence.start}..{evidence.end} of a text of {len(raw)}")
    cleaned, sentences = _read(raw)
    start, end = cleaned.clean_span(evidence.start, evidence.end)
    exact = raw[evidence.start : evidence.end]
    around = {
        "exact": exact,
        "prefix": raw[max(0, evidence.start - CONTEXT) : evidence.start],
        "suffix": raw[evidence.end : evidence.end + CONTEXT],
        "paragraph": _paragraph(cleaned, start),
    }
    if start == end:
        # Nothing of the slice survived cleaning: it can only be shown as it was given.
        return Quote.model_validate(
            {**around, "sentence": exact, "start": 0, "end": len(exact), "raw_sentence": exact}
        )
    # A slice may reach into the space between sentences.
    first, last = min(start, sentences.at(start).start), max(end, sentences.at(end - 1).end)
    raw_start, raw_end = cleaned.raw_span(first, last)
    return Quote.model_validate(
        {
            **around,
            "sentence": cleaned.text[first:last],
            "start": start - first,
            "end": end - first,
            "raw_sentence": raw[raw_start:raw_end],
        }
    )


def _paragraph(cleaned: CleanText, position: int) -> int:
    """1-based number of the paragraph that holds a clean position."""
    return max(1, bisect_right([block.start for block in cleaned.blocks], position))
