"""A formatted text as lines of a terminal: quotes behind a bar, folded parts folded, spoilers covered."""

from __future__ import annotations

from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from bot.local.entities import Entity, utf16_slice

STYLES = {
    "bold": Style(bold=True),
    "italic": Style(italic=True),
    "underline": Style(underline=True),
    "strikethrough": Style(strike=True),
    "code": Style(color="cyan"),
    "pre": Style(color="cyan"),
    "bot_command": Style(color="blue"),
    "hashtag": Style(color="blue"),
    "url": Style(color="blue", underline=True),
}
QUOTE_BAR = "┃ "
COVER = "▒"
#: How many lines of a folded quote stay in sight, as in Telegram's clients.
LINES_IN_SIGHT = 3


@dataclass
class Rendered:
    """Lines to print, and how many more are folded away."""

    lines: list[Text]
    folded: int = 0


def render(text: str, entities: list[Entity], *, unfolded: bool = False) -> Rendered:
    """Return a text as styled lines."""
    styled = _styled(text, entities, covered=not unfolded)
    quotes = [_span(text, entity) for entity in entities if entity["type"] == "blockquote"]
    folds = [_span(text, entity) for entity in entities if entity["type"] == "expandable_blockquote"]
    rendered = Rendered([])
    shown = dict.fromkeys(folds, 0)
    at = 0
    for line in styled.split("\n", allow_blank=True):
        fold = next((span for span in folds if span[0] <= at < span[1]), None)
        if fold is not None:
            shown[fold] += 1
        if fold is not None and not unfolded and shown[fold] > LINES_IN_SIGHT:
            rendered.folded += 1
        elif fold is not None or any(start <= at < end for start, end in quotes):
            rendered.lines.append(Text(QUOTE_BAR, style="dim").append_text(line))
        else:
            rendered.lines.append(line)
        at += len(line) + 1
    return rendered


def _styled(text: str, entities: list[Entity], *, covered: bool) -> Text:
    characters = list(text)
    if covered:
        for start, end in (_span(text, entity) for entity in entities if entity["type"] == "spoiler"):
            characters[start:end] = [COVER if mark.strip() else mark for mark in characters[start:end]]
    styled = Text("".join(characters))
    for entity in entities:
        style = STYLES.get(entity["type"])
        if entity["type"] == "text_link":
            style = Style(color="blue", link=entity["url"])
        if style is not None:
            styled.stylize(style, *_span(text, entity))
    return styled


def _span(text: str, entity: Entity) -> tuple[int, int]:
    """Return an entity's place in characters."""
    start = len(utf16_slice(text, 0, entity["offset"]))
    return start, start + len(utf16_slice(text, entity["offset"], entity["length"]))
