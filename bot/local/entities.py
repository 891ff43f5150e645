"""Formatted text: offsets in UTF-16 units, entities the service finds by itself, and how it tidies a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from telegram.constants import MessageLimit

from bot.local.errors import bad_request
from bot.local.nesting import mended, overlap

Entity = dict[str, Any]

#: Order of entities that cover the same stretch; smaller stands first. From TDLib's ``MessageEntity.cpp``.
PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
FOUND_PRIORITY = 50

#: What the service finds in any text by itself. The patterns are narrower than TDLib's (which knows every
#: top-level domain) but agree on what people write to this bot.
AUTOMATIC = (
    (
        "bot_command",
        re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    ),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{2,31}(?![A-Za-z0-9_@])")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,255}")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{3,8}(?![\w$])")),
    ("url", re.compile(r"(?<![\w@/.-])(?:https?://[^\s<>\"“”《》，。；、）]+|t\.me/[\w./?=&%-]+)")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?![\w@])")),
)
#: Inside these nothing is found automatically.
OPAQUE = {"pre", "code", "text_link", "text_mention"}

CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")
REMOVED = re.compile("[\r\u2028-\u202e\u030a\u0333\u033f]")


def utf16_length(text: str) -> int:
    """Return a text's length in UTF-16 units, the unit of every limit and offset of the Bot API."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """Return the part of a text an entity covers."""
    units = text.encode("utf-16-le")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "surrogatepass")


def sorted_entities(entities: Iterable[Entity]) -> list[Entity]:
    """Return entities in the order the service gives them: by start, the longer first."""

    def rank(entity: Entity) -> tuple[int, int, int]:
        return entity["offset"], -entity["length"], PRIORITY.get(entity["type"], FOUND_PRIORITY)

    return sorted(entities, key=rank)


def find_entities(text: str) -> list[Entity]:
    """Return what the service marks in a plain text: commands, mentions, hashtags, links, addresses."""
    found: list[Entity] = []
    for kind, pattern in AUTOMATIC:
        for match in pattern.finditer(text):
            start = utf16_length(text[: match.start()])
            entity = {"type": kind, "offset": start, "length": utf16_length(match[0])}
            if not any(overlap(entity, other) for other in found):
                found.append(entity)
    return sorted_entities(found)


def tidy(text: str, entities: list[Entity], ignored: Callable[[str], None]) -> tuple[str, list[Entity]]:
    """Return a text and its entities as the service stores them.

    Control characters become spaces, blank ends are cut (at the front only before the first entity), entities
    of blank stretches vanish, and what the service finds by itself is added. More than a hundred entities
    are dropped without a word, which goes on the ``ignored`` list.
    """
    text, entities = _clean(text, entities)
    text, entities = _trim(text, entities)
    kept = mended(entities, ignored)
    barred = [entity for entity in kept if entity["type"] in OPAQUE]
    kept += [entity for entity in find_entities(text) if not any(overlap(entity, other) for other in barred)]
    kept = sorted_entities(kept)
    if len(kept) > MessageLimit.MESSAGE_ENTITIES:
        ignored(
            f"{len(kept)} entities in one message, the service keeps {int(MessageLimit.MESSAGE_ENTITIES)}"
        )
    return text, kept[: MessageLimit.MESSAGE_ENTITIES]


def check_given(text: str, entities: list[Entity]) -> list[Entity]:
    """Check entities a bot passes itself, and return those it may set (found ones are found again).

    Raises:
        ApiError: 400, where an entity does not lie inside the text or lacks what its type needs.
    """
    total = utf16_length(text)
    kept = []
    for entity in entities:
        kind, offset, length = entity["type"], entity["offset"], entity["length"]
        if kind not in PRIORITY and kind not in {name for name, _ in AUTOMATIC} | {"phone_number"}:
            raise bad_request("can't parse MessageEntity: Unsupported type specified")
        if kind == "text_link" and "url" not in entity:
            raise bad_request("can't parse MessageEntity: Can't find field \"url\"")
        if offset < 0:
            raise bad_request(f"receive an entity with incorrect offset {offset}")
        if offset > total:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
        if offset + length > total:
            raise bad_request(
                f"entity beginning at UTF-16 offset {offset} "
                f"ends after the end of the text at UTF-16 offset {offset + length}"
            )
        if kind in PRIORITY:
            kept.append(entity)
    return kept


def _clean(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Replace control characters and remove the few the service removes, moving entities with the text."""
    if REMOVED.search(text):
        starts = [utf16_length(text[: match.start()]) for match in REMOVED.finditer(text)]

        def moved(offset: int) -> int:
            return offset - sum(start < offset for start in starts)

        entities = [
            {
                **entity,
                "offset": moved(entity["offset"]),
                "length": moved(entity["offset"] + entity["length"]) - moved(entity["offset"]),
            }
            for entity in entities
        ]
        text = REMOVED.sub("", text)
    return CONTROL.sub(" ", text), entities


def _trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut blanks at the end, and those at the front that come before any entity."""
    text = text.rstrip(" \n\u00a0\u2000\u2001\u2003\u3000\u200b")
    total = utf16_length(text)
    cut = [{**entity, "length": min(entity["length"], total - entity["offset"])} for entity in entities]
    cut = sorted_entities(entity for entity in cut if entity["length"] > 0)
    first = cut[0]["offset"] if cut else total
    lead = 0
    while lead < min(first, len(text)) and text[lead] in " \n":
        lead += 1
    return text[lead:], [{**entity, "offset": entity["offset"] - lead} for entity in cut]
