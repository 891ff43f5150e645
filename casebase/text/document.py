"""What reading gives: the decoded text evidence refers to, and what the file or page says of itself."""

import hashlib
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["txt", "html", "docx", "pdf", "photo"]


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was given."""

    raw: str
    """The decoded text: a text file's exactly, of the other kinds the article taken out of them."""
    sha256: str
    """Of the bytes as they were given, in hex."""
    encoding: str | None
    """How the bytes were decoded; None where the format says itself."""
    kind: Kind
    title: str | None = None
    """What the file or page calls the article; a hint, the text itself decides."""
    url: str | None = None
    published: str | None = None
    """The date the page's metadata give, as written there."""
    outlet: str | None = None
    """The outlet the page's metadata give."""

    def at(self, url: str) -> "Document":
        """The same document, known to come from an address."""
        return replace(self, url=url)


def sha256(data: bytes) -> str:
    """The hex digest by which a source is known."""
    return hashlib.sha256(data).hexdigest()
