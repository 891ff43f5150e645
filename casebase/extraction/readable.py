"""Which stretches of a clean text may carry facts."""

from bisect import bisect_right
from dataclasses import dataclass

from casebase.text.clean import CleanText


@dataclass(frozen=True, slots=True)
class Readable:
    """The stretches of a clean text that are neither boilerplate nor damaged."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, clean: CleanText) -> "Readable":
        """The readable stretches of ``clean``: its blocks that are no noise, without their suspect parts."""
        stretches: list[tuple[int, int]] = []
        for block in clean.blocks:
            if block.noise:
                continue
            start = block.start
            for bad_start, bad_end in sorted(clean.suspect):
                if bad_start < block.end and bad_end > start:
                    stretches.append((start, bad_start))
                    start = bad_end
            stretches.append((start, block.end))
        kept = sorted(s for s in stretches if s[0] < s[1])
        return cls(tuple(s for s, _ in kept), tuple(e for _, e in kept))

    def all(self, start: int, end: int) -> bool:
        """Whether the whole slice ``start..end`` lies in one readable stretch."""
        i = bisect_right(self.starts, start) - 1
        return i >= 0 and end <= self.ends[i]
