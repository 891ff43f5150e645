"""The Bot API's HTML, parsed as the official server parses it: the same text, entities, errors and offsets.

The rules are those of TDLib's ``parse_html``: tags nest, an end tag may be empty (``</>``), ``&lt`` needs no
semicolon, unknown references stay as they are, and every error names a byte offset of the UTF-8 source.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.local.entities import Entity, sorted_entities, utf16_length
from bot.local.errors import NotBuiltError, bad_request

SPACE = " \t\r\n\0\v"
KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|([A-Za-z]+));?")
PLAIN = re.compile(r"[^<&]+")
NAME_TOKEN = re.compile(r"[0-9A-Za-z.-]*")
#: "&#" and its digits may be at most this long, or the service leaves the reference as it is.
LONGEST_NUMBER = 10
UNICODE_END = 0x10FFFF


@dataclass
class Open:
    """A tag that waits for its end."""

    tag: str
    argument: str
    offset: int
    begin: int


def parse_html(source: str, ignored: Callable[[str], None] = lambda _: None) -> tuple[str, list[Entity]]:
    """Return the text and the entities of a source in the Bot API's HTML.

    Args:
        source: the text with its tags.
        ignored: told of a link that is dropped because its address is none.

    Raises:
        ApiError: 400 ``can't parse entities: …`` with the reason and, mostly, the byte offset.
    """
    return _Parser(source, ignored).run()


class _Parser:
    def __init__(self, source: str, ignored: Callable[[str], None]) -> None:
        self.source = source
        self.ignored = ignored
        self.at = 0
        self.text: list[str] = []
        self.length = 0
        self.open: list[Open] = []
        self.entities: list[Entity] = []

    def run(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            if plain := PLAIN.match(self.source, self.at):
                self.append(plain[0])
                self.at = plain.end()
            elif self.peek() == "<":
                self.tag()
            else:
                self.append(self.reference() or self.take())
        if self.open:
            raise self.error(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        text = "".join(self.text)
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise self.error(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return text, sorted_entities(self.entities)

    def peek(self) -> str:
        """Return the character at hand; a NUL stands for the end, as in the original."""
        return self.source[self.at] if self.at < len(self.source) else "\0"

    def take(self) -> str:
        character = self.peek()
        self.at += 1
        return character

    def append(self, piece: str) -> None:
        self.text.append(piece)
        self.length += utf16_length(piece)

    def skip_space(self) -> None:
        while self.at < len(self.source) and self.peek() in SPACE:
            self.at += 1

    def until(self, stops: str) -> str:
        """Read up to a space or one of ``stops``."""
        begin = self.at
        while self.peek() not in SPACE and self.peek() not in stops:
            self.at += 1
        return self.source[begin : self.at]

    def offset(self, position: int) -> int:
        """Return the byte offset of a position."""
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    def error(self, message: str) -> Exception:
        return bad_request(f"can't parse entities: {message}")

    def reference(self) -> str | None:
        """Decode a character reference, or leave the cursor where it is."""
        match = REFERENCE.match(self.source, self.at)
        if match is None:
            return None
        hexadecimal, decimal, name = match.groups()
        if name is not None:
            character = REFERENCES.get(name)
        else:
            digits = match[0].rstrip(";")
            number = int(hexadecimal, 16) if hexadecimal else int(decimal)
            usable = 0 < number < UNICODE_END and len(digits) < LONGEST_NUMBER
            character = chr(number) if usable else None
        if character is not None:
            self.at = match.end()
        return character

    def tag(self) -> None:
        begin = self.at
        self.at += 1
        if self.peek() == "/":
            self.end_tag(begin)
        else:
            self.start_tag(begin)

    def start_tag(self, begin: int) -> None:
        tag = self.until(">").lower()
        if self.at >= len(self.source):
            raise self.error(f"Unclosed start tag at byte offset {self.offset(begin)}")
        if tag == "tg-time":
            raise NotBuiltError("the tag <tg-time>")
        if tag not in KINDS:
            raise self.error(f'Unsupported start tag "{tag}" at byte offset {self.offset(begin)}')
        argument = ""
        while (attribute := self.attribute(tag, begin)) is not None:
            argument = _argument(tag, *attribute) or argument
        self.at += 1
        if tag == "span" and argument != "spoiler":
            raise self.error(f'Tag "span" must have class "tg-spoiler" at byte offset {self.offset(begin)}')
        self.open.append(Open(tag, argument, self.length, len(self.text)))

    def attribute(self, tag: str, begin: int) -> tuple[str, str] | None:
        """Read one attribute, or return None at the tag's end."""
        self.skip_space()
        if self.peek() == ">":
            return None
        name = self.until("=>")
        if not name:
            where = self.offset(begin)
            message = f'Empty attribute name in the tag "{tag}" at byte offset {where}'
            raise self.error(message if self.at < len(self.source) else _unclosed(tag, where))
        self.skip_space()
        if self.at >= len(self.source):
            raise self.error(_unclosed(tag, self.offset(begin)))
        if self.peek() != "=":
            return name, ""
        self.at += 1
        self.skip_space()
        if self.at >= len(self.source):
            raise self.error(_unclosed(tag, self.offset(begin)))
        value = self.quoted() if self.peek() in "'\"" else self.name_token()
        if self.at >= len(self.source):
            raise self.error(f"Unclosed start tag at byte offset {self.offset(begin)}")
        return name, value

    def name_token(self) -> str:
        begin = self.at
        match = NAME_TOKEN.match(self.source, begin)
        assert match
        self.at = match.end()
        if self.at < len(self.source) and self.peek() not in SPACE and self.peek() != ">":
            raise self.error(f"Unexpected end of name token at byte offset {self.offset(begin)}")
        return match[0].lower()

    def quoted(self) -> str:
        quote = self.take()
        value = []
        while self.at < len(self.source) and self.peek() != quote:
            value.append((self.reference() if self.peek() == "&" else None) or self.take())
        if self.at < len(self.source):
            self.at += 1
        return "".join(value)

    def end_tag(self, begin: int) -> None:
        if not self.open:
            raise self.error(f"Unexpected end tag at byte offset {self.offset(begin)}")
        self.at += 1
        name = self.until(">")
        self.skip_space()
        if self.peek() != ">":
            raise self.error(f"Unclosed end tag at byte offset {self.offset(begin)}")
        self.at += 1
        opened = self.open.pop()
        if name and name != opened.tag:
            raise self.error(
                f"Unmatched end tag at byte offset {self.offset(begin)}, "
                f'expected "</{opened.tag}>", found "</{name}>"'
            )
        if self.length > opened.offset:
            self.close(opened)

    def close(self, opened: Open) -> None:
        """Add the entity of a tag that has got its end."""
        entity: Entity = {
            "type": KINDS[opened.tag],
            "offset": opened.offset,
            "length": self.length - opened.offset,
        }
        if opened.tag == "a":
            url = opened.argument or "".join(self.text[opened.begin :])
            link = link_entity(url)
            if link is None:
                self.ignored(f"a link without a usable address: {url!r}")
                return
            entity.update(link)
        elif opened.tag == "tg-emoji":
            if not opened.argument.isdigit() or int(opened.argument) >= 1 << 63:
                raise self.error("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag in ("pre", "code") and self.joined(opened, entity):
            return
        self.entities.append(entity)

    def joined(self, opened: Open, entity: Entity) -> bool:
        """Join ``<pre><code class="language-…">`` around the same text into one entity with a language."""
        if opened.tag == "code" and opened.argument:
            entity["language"] = opened.argument
        last = self.entities[-1] if self.entities else {}
        pair = {opened.tag, last.get("type")} == {"pre", "code"}
        same = (last.get("offset"), last.get("length")) == (entity["offset"], entity["length"])
        language = entity.get("language") or last.get("language")
        if pair and same and language:
            last["type"], last["language"] = "pre", language
            return True
        return False


def _argument(tag: str, name: str, value: str) -> str:
    """Return what an attribute means to its tag, or an empty string for one the service passes over."""
    if (tag, name) in {("a", "href"), ("tg-emoji", "emoji-id")}:
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    if (tag, name) == ("blockquote", "expandable"):
        return "1"
    return ""


def _unclosed(tag: str, offset: int) -> str:
    return f'Unclosed start tag "{tag}" at byte offset {offset}'


def link_entity(url: str) -> Entity | None:
    """Return the fields a link adds to its entity, or None where the service makes no link of the address.

    A link without a usable address is dropped in silence: only its text stays.
    """
    if match := re.fullmatch(r"tg:(?://)?user\?id=(\d+)", url):
        return {"type": "text_mention", "user_id": int(match[1])}
    checked = checked_url(url)
    return {"url": checked} if checked else None


def checked_url(url: str) -> str | None:
    """Return an address in the form the service stores (with scheme and path), or None for a bad one."""
    if url.lower().startswith(("tg://", "ton://", "tonsite://")):
        return url
    if "://" not in url:
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or not re.search(r"[^.]\.[^.]", host):
        return None
    if any(character in SPACE for character in url) or (port is not None and port == 0):
        return None
    return url if parts.path else f"{parts.scheme}://{parts.netloc}/{_rest(url, parts.netloc)}"


def _rest(url: str, netloc: str) -> str:
    """Return what follows the host of an address without a path."""
    return url.split(netloc, 1)[1]
