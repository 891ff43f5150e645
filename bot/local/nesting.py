"""Which entities may lie inside which; the service mends what may not, without a word.

The manual: styles (bold, italic, underline, strikethrough, spoiler) may contain anything but ``pre`` and
``code``, which contain nothing; quotes are not nested; links, mentions and the like contain no other link.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Entity = dict[str, Any]

STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
CODE = frozenset({"pre", "code"})


def mended(entities: list[Entity], ignored: Callable[[str], None]) -> list[Entity]:
    """Return the entities the service would keep; what it drops or cuts is noted.

    Args:
        entities: in the service's order, each either apart from or inside another.
        ignored: told of every change.
    """
    solid: list[Entity] = []
    for entity in (each for each in entities if each["type"] not in STYLES):
        rivals = QUOTES if entity["type"] in QUOTES else {each["type"] for each in solid} - QUOTES
        if any(overlap(entity, other) for other in solid if other["type"] in rivals):
            ignored(f"{entity['type']} inside another entity that contains none")
        else:
            solid.append(entity)
    code = [each for each in solid if each["type"] in CODE]
    kept = list(solid)
    for entity in (each for each in entities if each["type"] in STYLES):
        pieces = _without(entity, code)
        if pieces != [entity]:
            ignored(f"{entity['type']} over {'/'.join(sorted(CODE))}")
        kept += [piece for piece in pieces if not _is_repeated(piece, kept)]
    return kept


def overlap(one: Entity, other: Entity) -> bool:
    """Return whether two entities share any unit of the text."""
    return bool(
        one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"]
    )


def _without(entity: Entity, holes: list[Entity]) -> list[Entity]:
    """Return what is left of an entity outside the holes."""
    pieces, start, end = [], entity["offset"], entity["offset"] + entity["length"]
    for hole in sorted(holes, key=lambda each: int(each["offset"])):
        if overlap({"offset": start, "length": end - start}, hole):
            if hole["offset"] > start:
                pieces.append({**entity, "offset": start, "length": hole["offset"] - start})
            start = min(end, hole["offset"] + hole["length"])
    return [*pieces, {**entity, "offset": start, "length": end - start}] if start < end else pieces


def _is_repeated(entity: Entity, others: list[Entity]) -> bool:
    """Return whether an entity adds nothing to one of its kind around it."""
    return any(
        other["type"] == entity["type"]
        and other["offset"] <= entity["offset"]
        and entity["offset"] + entity["length"] <= other["offset"] + other["length"]
        for other in others
    )
