"""Whether an article was given before: by its bytes, or by most of its words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from rapidfuzz.distance import LCSseq

from casebase.library.curating.given import Read
from casebase.store.texts import Texts

_CANDIDATES = 5
_SHARED = 0.3
"""Of the shorter text's fingerprints; unrelated articles share at most .04, reprints nearly all."""
_CONTAINED = 0.8
"""Of the shorter text's characters, in order; what a copy keeps when a paper cuts or trims an article."""


@dataclass(frozen=True, slots=True)
class Alike:
    """An article held already that the new one repeats, or is repeated by."""

    sha256: str
    share: float
    """How much of the shorter one stands in the other, 0 to 1."""


def same_bytes(text: str, known: Iterable[str]) -> tuple[str, str] | None:
    """The text as it was before a message trimmed it, where its digest is a known source's.

    Telegram takes blanks off both ends of a message and has one kind of line end.

    Returns:
        The text and its digest; None where it is no known source's.
    """
    sought = frozenset(known)
    for variant in _variants(text):
        digest = sha256(variant.encode("utf-8", "surrogatepass")).hexdigest()
        if digest in sought:
            return variant, digest
    return None


def nearest(texts: Texts, read: Read) -> Alike | None:
    """The article held that the new one repeats most; None where it is new."""
    if not read.prints:
        return None
    found = (_compared(texts, read, digest, shared) for digest, shared in _candidates(texts, read))
    alike = [one for one in found if one is not None]
    return max(alike, key=lambda one: one.share, default=None)


def keep(store_texts: Texts, read: Read, given_by: str) -> None:
    """Keep an article's text with its fingerprints."""
    store_texts.put(read.sha256, read.encoding, read.text, given_by=given_by)
    store_texts.put_prints(read.sha256, read.prints)


def _candidates(texts: Texts, read: Read) -> list[tuple[str, int]]:
    return [pair for pair in texts.sharing(read.prints, _CANDIDATES) if pair[0] != read.sha256]


def _compared(texts: Texts, read: Read, digest: str, shared: int) -> Alike | None:
    other = texts.get(digest)
    if other is None:
        return None
    short, long = sorted((_bare(read.text), _bare(other)), key=len)
    if shared < _SHARED * len(read.prints) * min(1.0, len(short) / max(1, len(_bare(read.text)))):
        return None
    share = LCSseq.similarity(short, long) / max(1, len(short))
    return Alike(digest, share) if share >= _CONTAINED else None


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _variants(text: str) -> Iterator[str]:
    for body in (text, text.strip()):
        for lines in (body, body.replace("\r\n", "\n").replace("\n", "\r\n")):
            for end in ("", "\n", "\r\n"):
                yield lines + end
                yield "\ufeff" + lines + end
