"""An article as it was given."""

from typing import Annotated

from pydantic import StringConstraints

from casebase.record.base import Ascii, PartialDate, Record, Text

FROM_PHOTO = "照片识字"
"""The repair of a source whose words were recognised on photos: any of them may have been misread."""


class Repair(Record):
    """One kind of damage that was mended while the source was cleaned for reading."""

    kind: Text
    """In the reader's words: 拼音注音, 繁体转换, 乱码, 多余标签…"""
    count: int


class Source(Record):
    """What is known of one article. Its text, where an installation holds it, is kept apart by ``sha256``."""

    id: Ascii
    title: Text
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: PartialDate | None = None
    """None where the article itself carries no date: never inferred from anything else."""
    url: str | None = None
    rights: str | None = None
    """What the page says about reuse, in own words."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """Of the raw bytes as they were given."""
    length: int
    """Code points of the decoded text."""
    partial: bool = False
    """True where only part of the article could be read."""
    repairs: tuple[Repair, ...] = ()

    @property
    def from_photo(self) -> bool:
        """Whether its words were recognised on photos."""
        return any(repair.kind == FROM_PHOTO for repair in self.repairs)

    @property
    def damage(self) -> tuple[Repair, ...]:
        """What was damaged in the text as it was given."""
        return tuple(repair for repair in self.repairs if repair.kind != FROM_PHOTO)
