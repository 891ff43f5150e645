"""An article as it was given → what there is to keep of it; runs in a process of its own where asked to."""

from dataclasses import dataclass, replace

from casebase.extraction.extract import extract
from casebase.text.fingerprints import fingerprints
from casebase.text.reading import Document, read
from casebase.text.reading.plain import read_text


@dataclass(frozen=True, slots=True)
class Given:
    """Bytes of a file or page, or the text of messages."""

    data: bytes | str
    name: str | None = None
    """The file's name."""
    charset: str | None = None
    """The charset an HTTP header named."""
    url: str | None = None
    photographed: bool = False
    """Whether the text was recognised on photos."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read from an article."""

    sha256: str
    encoding: str
    """How the bytes were decoded; the kind of file where its text cannot be encoded back into its bytes."""
    text: str
    record: str | None
    """The draft case in its JSON form; None where there is none."""
    place: str | None
    """Key of the place the draft is about."""
    why_none: str | None
    completeness: float
    prints: frozenset[int]
    title: str
    """What the article is called, to tell it from others."""


def read_given(given: Given) -> Read:
    """Read an article and draw up its draft.

    Raises:
        CasebaseError: with the one sentence that says what is wrong and what to do.
    """
    document = as_document(given)
    draft = extract(document)
    title = draft.findings.source.title or document.title or document.raw.strip()[:20]
    return Read(
        document.sha256,
        _encoding(document),
        document.raw,
        draft.case.model_dump_json(exclude_defaults=True) if draft.case else None,
        draft.case.place.key if draft.case else None,
        draft.why_none,
        draft.completeness,
        fingerprints(document.raw),
        title,
    )


def as_document(given: Given) -> Document:
    """The document in what was given.

    Raises:
        CasebaseError: it cannot be read.
    """
    if isinstance(given.data, str):
        document = read_text(given.data)
        return replace(document, kind="photo") if given.photographed else document
    document = read(given.data, given.name, charset=given.charset)
    return document.at(given.url) if given.url else document


def _encoding(document: Document) -> str:
    """The encoding that gives the bytes back, so that the digest can be checked; else the kind of file."""
    if document.kind != "txt":
        return document.kind
    return document.encoding or "utf-8"
