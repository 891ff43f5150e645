"""Whether one article repeats another: sampled runs of four characters, compared as sets.

Reprints and halves of an article share nearly all samples of the shorter one, unrelated articles a few in a
hundred; so the share need not be exact to tell them apart.
"""

from zlib import crc32

_RUN = 4
"""Characters a sample is made of."""
SAMPLED = 16
"""One run in so many is kept, chosen by its own digest, so that both articles keep the same ones."""
_REPEATED = 0.6
"""A text of whose samples this share stands in another one repeats it."""
_FEWEST = 8
"""With fewer samples a text is too short to be told from a coincidence."""


def fingerprints(text: str) -> frozenset[int]:
    """Digests of the sampled runs of the letters, digits and characters of a text."""
    kept = "".join(char for char in text if char.isalnum())
    digests = (crc32(kept[at : at + _RUN].encode("utf-8", "replace")) for at in range(len(kept) - _RUN + 1))
    return frozenset(digest for digest in digests if digest % SAMPLED == 0)


def repeats(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether one of two texts repeats the other, in full or for the most part."""
    fewer = min(len(one), len(other))
    return fewer >= _FEWEST and len(one & other) >= _REPEATED * fewer
