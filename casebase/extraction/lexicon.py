"""Words of a short stretch of text, to find where a name begins and ends.

A unigram Viterbi over a compact word list; meant for clauses, not for whole articles.
"""

import lzma
import math
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from casebase.extraction import wordlists

_LONGEST = 4
_CUE_VERB = -8.9
_FIELD_WORD = -11.7
"""Least shares for verbs that introduce programs and for the field's words: 8,000 and 500 of 60 million."""
_UNKNOWN = -17.0
"""Log probability of a character that is no word: below that of the rarest word."""


class Word(NamedTuple):
    """A word of the text that was cut; offsets count from its beginning."""

    start: int
    end: int
    tag: str
    """Part of speech: v, vn, n, a, d, p, c, u, r, m, q, f, t, s, ns, j, i, l, b…, or empty."""


class Lexicon:
    """Common words with their frequency and part of speech."""

    def __init__(self, entries: dict[str, tuple[float, str]]) -> None:
        self._entries = entries

    def tag(self, word: str) -> str:
        """Part of speech of a word; empty where it is not known."""
        return self._entries.get(word, (0.0, ""))[1]

    def __contains__(self, word: str) -> bool:
        return word in self._entries

    def frequency(self, word: str) -> float:
        """Natural logarithm of the word's share of running text; -17 where it is not known."""
        return self._entries.get(word, (_UNKNOWN, ""))[0]

    def cut(self, text: str) -> list[Word]:
        """The likeliest words of ``text``, in order, covering it."""
        n = len(text)
        best = [0.0] + [-math.inf] * n
        back = [0] * (n + 1)
        for i in range(n):
            for j in range(i + 1, min(i + _LONGEST, n) + 1):
                found = self._entries.get(text[i:j])
                if found is None and j > i + 1:
                    continue
                score = best[i] + (found[0] if found else _UNKNOWN)
                if score > best[j]:
                    best[j], back[j] = score, i
        cuts = [n]
        while cuts[-1] > 0:
            cuts.append(back[cuts[-1]])
        cuts.reverse()
        return [Word(a, b, self.tag(text[a:b])) for a, b in pairwise(cuts)]


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon: ``data/words.txt.xz`` and, before it, the field's own ``data/field_words.tsv``."""
    packed = files("casebase.extraction").joinpath("data", "words.txt.xz").read_bytes()
    entries: dict[str, tuple[float, str]] = {}
    for line in lzma.decompress(packed).decode().splitlines()[1:]:
        tag, share, *words = line.split(" ")
        entries.update(dict.fromkeys(words, (float(share), tag)))
    cues = wordlists.sections("program_cues")
    for verb in (*cues["introduces"], *cues["makes"]):
        # 健全|县乡村, not 健|全县: before a name such a verb is likelier than in running text.
        score, tag = entries.get(verb, (_UNKNOWN, "v"))
        entries[verb] = (max(score, _CUE_VERB), tag)
    for word, tag in wordlists.table("field_words").items():
        entries[word] = (max(entries.get(word, (_UNKNOWN, ""))[0], _FIELD_WORD), tag)
    return Lexicon(entries)
