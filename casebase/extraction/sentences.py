"""Where sentences and clauses of a clean text begin and end."""

import re
from bisect import bisect_right
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"[。！？!?\n]+[”’）)]*")
_CLAUSE_END = re.compile(r"[，,；;：:。！？!?\n]+[”’）)]*|……")


@dataclass(frozen=True, slots=True)
class Sentences:
    """The boundaries of a text's sentences and clauses; a semicolon ends a clause only."""

    length: int
    sentence_starts: tuple[int, ...]
    clause_starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Sentences":
        """The boundaries of ``text``."""
        return cls(
            len(text),
            (0, *(m.end() for m in _SENTENCE_END.finditer(text))),
            (0, *(m.end() for m in _CLAUSE_END.finditer(text) if not _in_number(text, m.start()))),
        )

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence ``at`` lies in."""
        return self._slice(self.sentence_starts, at)

    def clause(self, at: int) -> tuple[int, int]:
        """Start and end of the clause ``at`` lies in."""
        return self._slice(self.clause_starts, at)

    def clauses(self, start: int, end: int) -> list[tuple[int, int]]:
        """The clauses that begin in ``start..end``."""
        low = bisect_right(self.clause_starts, start) - 1
        high = bisect_right(self.clause_starts, end - 1)
        return [self._slice(self.clause_starts, s) for s in self.clause_starts[low:high]]

    def _slice(self, starts: tuple[int, ...], at: int) -> tuple[int, int]:
        i = bisect_right(starts, at)
        return starts[i - 1], starts[i] if i < len(starts) else self.length


def _in_number(text: str, at: int) -> bool:
    """Whether a comma or colon stands between digits: 12,000 or 8:30."""
    return text[at] in ",:：" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
