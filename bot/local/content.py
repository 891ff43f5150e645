"""What a message is made of: formatted text, photos, documents, measured as the service measures them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from telegram.constants import FileSizeLimit, MessageLimit

from bot.local.entities import Entity, check_given, tidy, utf16_length
from bot.local.errors import ApiError, NotBuiltError, bad_request
from bot.local.images import image_size
from bot.local.markup import parse_html
from bot.local.schema import Upload

if TYPE_CHECKING:
    from bot.local.world import World

Json = dict[str, Any]

#: The service refuses longer sources before it parses them; bytes, from ``get_formatted_text``.
LONGEST_SOURCE = 1 << 15

#: Texts whose parsing is remembered; the oldest are forgotten first.
REMEMBERED = 1000


@dataclass(frozen=True)
class Formatted:
    """A text with its entities."""

    text: str
    entities: list[Entity]

    @property
    def length(self) -> int:
        """Return the length in UTF-16 units."""
        return utf16_length(self.text)


class Formatter:
    """Reads formatted texts for one call."""

    def __init__(self, world: World, ignored: Callable[[str], None]) -> None:
        self.world = world
        self.ignored = ignored

    def text(self, text: str, parse_mode: str | None, entities: list[Entity] | None) -> Formatted:
        """Return a message's text.

        Raises:
            ApiError: 400, where it is empty, too long, or its markup is broken.
        """
        if not text:
            raise bad_request("Message text is empty")
        formatted = self.formatted(text, parse_mode, entities)
        if not formatted.text:
            raise bad_request("text must be non-empty")
        if formatted.length > MessageLimit.MAX_TEXT_LENGTH:
            raise bad_request("message is too long")
        return formatted

    def caption(self, values: Mapping[str, Any]) -> Formatted:
        """Return a caption from the fields ``caption``, ``parse_mode`` and ``caption_entities``."""
        formatted = self.formatted(
            values.get("caption") or "", values.get("parse_mode"), values.get("caption_entities")
        )
        if formatted.length > MessageLimit.CAPTION_LENGTH:
            raise bad_request("message caption is too long")
        return formatted

    def formatted(self, text: str, parse_mode: str | None, entities: list[Entity] | None) -> Formatted:
        """Parse a text by its mode, or take the entities that came with it.

        What was parsed without remark is known the next time: under load the same cards come over and over.
        """
        known = self.world.formatted.get((text, parse_mode)) if entities is None else None
        if known is not None:
            return Formatted(known[0], [{**entity} for entity in known[1]])
        remarks: list[str] = []
        formatted = self._formatted(text, parse_mode, entities, remarks)
        for remark in remarks:
            self.ignored(remark)
        if entities is None and not remarks and not any("user" in entity for entity in formatted.entities):
            self._remember((text, parse_mode), formatted)
        return formatted

    def _remember(self, source: tuple[str, str | None], formatted: Formatted) -> None:
        known = self.world.formatted
        known[source] = formatted.text, [{**entity} for entity in formatted.entities]
        if len(known) > REMEMBERED:
            del known[next(iter(known))]

    def _formatted(
        self, text: str, parse_mode: str | None, entities: list[Entity] | None, remarks: list[str]
    ) -> Formatted:
        if len(text.encode("utf-8", "surrogatepass")) > LONGEST_SOURCE:
            raise bad_request("text is too long")
        mode = (parse_mode or "").lower()
        if text and mode and mode != "none":
            text, found = self.parsed(text, mode, remarks.append)
        else:
            found = check_given(text, entities or [])
        text, found = tidy(text, self.with_users(found, remarks.append), remarks.append)
        return Formatted(text, found)

    def parsed(self, text: str, mode: str, remark: Callable[[str], None]) -> tuple[str, list[Entity]]:
        """Parse a text by its mode; the bot writes HTML, so only that is built."""
        if mode in ("markdown", "markdownv2"):
            raise NotBuiltError(f"parse_mode {mode}")
        if mode != "html":
            raise bad_request("unsupported parse_mode")
        return parse_html(text, remark)

    def with_users(self, entities: list[Entity], remark: Callable[[str], None]) -> list[Entity]:
        """Put the person into each mention; a mention of someone unknown is dropped in silence."""
        kept = []
        for entity in entities:
            number = entity.get("user_id") or entity.get("user", {}).get("id")
            if number is None:
                kept.append(entity)
            elif number in self.world.users:
                plain = {name: value for name, value in entity.items() if name != "user_id"}
                kept.append({**plain, "type": "text_mention", "user": self.world.users[number].as_json()})
            else:
                remark(f"a mention of the unknown user {number}")
        return kept


def text_fields(formatted: Formatted) -> Json:
    """Return a text as the fields of a message."""
    fields: Json = {"text": formatted.text}
    if formatted.entities:
        fields["entities"] = formatted.entities
    return fields


def caption_fields(formatted: Formatted) -> Json:
    """Return a caption as the fields of a message; an empty one has none."""
    if not formatted.text:
        return {}
    fields: Json = {"caption": formatted.text}
    if formatted.entities:
        fields["caption_entities"] = formatted.entities
    return fields


class Attachments:
    """Turns a call's files into the fields of messages."""

    def __init__(self, world: World, files: Mapping[str, Upload]) -> None:
        self.world = world
        self.files = files

    def fields(self, kind: str, value: Any) -> Json:
        """Return the fields of a photo or a document.

        Args:
            kind: ``photo`` or ``document``.
            value: an upload, an ``attach://`` reference, or the id of a file sent before.

        Raises:
            ApiError: 400, where there is no file, it is empty, or too big.
        """
        if isinstance(value, str) and value.startswith("attach://"):
            value = self.files.get(value.removeprefix("attach://"))
        if value is None or value == "":
            raise bad_request(f"there is no {kind} in the request")
        if isinstance(value, Upload):
            self.check(kind, value)
            stored = self.world.files.add(kind, value)
        else:
            if value.startswith(("http://", "https://")):
                raise NotBuiltError("sending a file by its address")
            stored = self.world.files.get(value)
            if stored.kind != kind:
                raise bad_request(f"can't use file of type {stored.kind.capitalize()} as {kind.capitalize()}")
        shared = {"file_id": stored.id, "file_unique_id": stored.unique_id, "file_size": stored.size}
        if kind == "photo":
            width, height = image_size(stored.upload.content) or (0, 0)
            return {"photo": [{**shared, "width": width, "height": height}]}
        document = {**shared, "file_name": stored.upload.name, "mime_type": stored.upload.mime_type}
        return {"document": document}

    def check(self, kind: str, upload: Upload) -> None:
        """Refuse an upload the service would refuse."""
        if not upload.content:
            raise bad_request("file must be non-empty")
        limit = FileSizeLimit.PHOTOSIZE_UPLOAD if kind == "photo" else FileSizeLimit.FILESIZE_UPLOAD
        if len(upload.content) > limit:
            if kind == "photo":
                raise bad_request(f"too big for a photo: file size is {len(upload.content)} bytes")
            raise ApiError(413, "Request Entity Too Large")
        if kind == "photo":
            check_photo(upload.content)


def check_photo(content: bytes) -> None:
    """Refuse what is no picture, or one the service would not take as a photo.

    Width and height may sum to 10,000 and differ by a factor of 20 (the manual of ``sendPhoto``).
    """
    size = image_size(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > 10_000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
