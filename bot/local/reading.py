"""A stored text, which is what a person reads, back as the Bot API's HTML."""

from __future__ import annotations

import html
from collections.abc import Iterable

from bot.local.entities import Entity, sorted_entities, utf16_slice

SIMPLE_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "blockquote": "blockquote",
}


def as_html(text: str, entities: Iterable[Entity]) -> str:
    """Return the text with its entities as the Bot API's HTML; parsing it gives the same again."""
    opened: dict[int, list[str]] = {}
    closed: dict[int, list[str]] = {}
    for entity in sorted_entities(entities):
        tags = _tags(entity)
        if tags is not None:
            opened.setdefault(entity["offset"], []).append(tags[0])
            closed.setdefault(entity["offset"] + entity["length"], []).insert(0, tags[1])
    pieces, at = [], 0
    for position in sorted({*opened, *closed}):
        pieces.append(html.escape(utf16_slice(text, at, position - at), quote=False))
        pieces += closed.get(position, []) + opened.get(position, [])
        at = position
    pieces.append(html.escape(utf16_slice(text, at, len(text) * 2), quote=False))
    return "".join(pieces)


def _tags(entity: Entity) -> tuple[str, str] | None:
    """Return the tags around an entity, or None for one the service finds by itself."""
    kind = entity["type"]
    if kind in SIMPLE_TAGS:
        tag = SIMPLE_TAGS[kind]
        return f"<{tag}>", f"</{tag}>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if kind == "text_link":
        return f'<a href="{html.escape(entity["url"])}">', "</a>"
    if kind == "text_mention":
        return f'<a href="tg://user?id={entity["user"]["id"]}">', "</a>"
    if kind == "pre":
        language = entity.get("language")
        if language:
            return f'<pre><code class="language-{html.escape(language)}">', "</code></pre>"
        return "<pre>", "</pre>"
    return None
