"""From an evidence slice to what a reader is shown: the words, their surroundings, and their sentence."""

from casebase.record import Evidence, Quote
from casebase.text.clean import CleanText, clean
from casebase.text.sentences import Sentences

AROUND = 32
"""Characters of context on either side, as record.md and the W3C TextQuoteSelector have them."""


class Quoter:
    """Quotes one article; sentences are found once."""

    def __init__(self, article: CleanText) -> None:
        self._article = article
        self._sentences = Sentences(article.text)

    def quote(self, evidence: Evidence) -> Quote:
        """The quote behind an evidence slice.

        The sentence reaches from the one the slice begins in to the one it ends in. Where cleaning left
        nothing of the slice, the slice stands for its sentence.

        Raises:
            ValueError: where the slice does not lie in this text.
        """
        raw = self._article.raw
        start, end = evidence.start, evidence.end
        if end > len(raw):
            raise ValueError(f"the text ends at {len(raw)}, the evidence at {end}")
        exact = raw[start:end]
        first, last = self._article.clean_span(start, end)
        if not self._article.text[first:last].strip():
            sentence, within, raw_sentence = exact, (0, len(exact)), exact
        else:
            begin = min(self._sentences.at(first).start, first)
            stop = max(self._sentences.at(last - 1).end, last)
            sentence, within = self._article.text[begin:stop], (first - begin, last - begin)
            raw_sentence = raw[slice(*self._article.raw_span(begin, stop))]
        return Quote(
            exact=exact,
            prefix=raw[max(0, start - AROUND) : start],
            suffix=raw[end : end + AROUND],
            sentence=sentence,
            start=within[0],
            end=within[1],
            raw_sentence=raw_sentence,
            paragraph=self._article.paragraph_at(min(first, max(0, len(self._article.text) - 1))),
        )


def quote(raw: str, evidence: Evidence) -> Quote:
    """The quote behind one evidence slice of a decoded text; for several, make a ``Quoter``."""
    return Quoter(clean(raw)).quote(evidence)
