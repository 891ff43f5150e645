"""Whether an article was given before: by its bytes, or by most of its words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from rapidfuzz.distance import LCSseq

from casebase.library.curating.given import Read
from casebase.store.texts import Texts
from casebase.text.fingerprints import SAMPLED

_SIGNS = re.compile(r"[\W_]+")
_CANDIDATES = 5
_FEWEST = 4
"""Shared fingerprints; fewer are a coincidence of set phrases."""
_SURE = 0.98
"""With so much in common nothing more alike need be looked for."""
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
    own = _bare(read.text)
    best: Alike | None = None
    for digest, shared in texts.sharing(read.prints, _CANDIDATES):
        if digest == read.sha256 or shared < _FEWEST:
            continue
        share = _contained(own, _bare(texts.get(digest) or ""), shared)
        if share >= _CONTAINED and (best is None or share > best.share):
            best = Alike(digest, share)
        if best is not None and best.share >= _SURE:
            break
    return best


def keep(store_texts: Texts, read: Read, given_by: str) -> None:
    """Keep an article's text with its fingerprints."""
    store_texts.put(read.sha256, read.encoding, read.text, given_by=given_by)
    store_texts.put_prints(read.sha256, read.prints)


def _contained(one: str, other: str, shared: int) -> float:
    """How much of the shorter text stands in the other; 0 where their fingerprints already say too little."""
    short, long = sorted((one, other), key=len)
    if not short or shared < _SHARED * len(short) / SAMPLED:
        return 0.0
    return LCSseq.similarity(short, long) / len(short)


def _bare(text: str) -> str:
    return _SIGNS.sub("", text)


def _variants(text: str) -> Iterator[str]:
    for body in (text, text.strip()):
        for lines in (body, body.replace("\r\n", "\n").replace("\n", "\r\n")):
            for end in ("", "\n", "\r\n"):
                yield lines + end
                yield "\ufeff" + lines + end
