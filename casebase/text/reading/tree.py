"""HTML trees: parsing a page, and its text line by line."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from casebase.text.cues import words

_CELLS = ("td", "th")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WRAPPED = re.compile(r"[ \t\r]*\n\s*")
_BETWEEN_WORDS = re.compile(r"(?<=[!-~])[ \t\r]*\n\s*(?=[!-~])")
_BREAKS = re.compile(r"(?<=[^ \t\xa0\u3000\n])[ \t\xa0\u3000]*\n[\s\u3000]*|^[\s\u3000]+")


def parse(source: str) -> Any:
    """The tree of a page; None where there is nothing in it."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        # Bytes, because lxml refuses a string whose head declares another encoding.
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def plain_text(element: Any) -> str:
    """The text of a tree: one line a paragraph, the cells of a row beside each other, nothing of scripts."""
    return _BREAKS.sub(lambda gap: "\n" if gap.start() else "", "".join(_pieces(element))).rstrip()


def _pieces(root: Any) -> Iterator[str]:
    """The text of a tree piece by piece, in document order; without recursion, because pages nest deeply."""
    skipped = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and skipped is None and _is_dropped(element, tag):
            skipped = element
        if skipped is None:
            yield _boundary(element, tag)
            if event == "start":
                yield _unwrapped(element.text, tag)
        elif skipped is element and event == "end":
            skipped = None
        if event == "end" and skipped is None and element is not root:
            yield _unwrapped(element.tail, "")


def _boundary(element: Any, tag: str) -> str:
    """What stands at the edge of an element: a line end, a space between cells, or nothing."""
    if tag in _CELLS:
        return " "
    if tag not in words("paragraph_tags"):
        return ""
    parent = element.getparent()
    alone = tag in ("p", "div") and parent is not None and parent.tag in _CELLS and len(parent) == 1
    return "" if alone else "\n"


def _is_dropped(element: Any, tag: str) -> bool:
    return tag in words("dropped_tags") or not tag or bool(_HIDDEN.search(element.get("style") or ""))


def _unwrapped(text: str | None, tag: str) -> str:
    """Text of the source without its own line ends, which mean nothing but a space between Latin words."""
    if not text or tag == "pre" or "\n" not in text:
        return text or ""
    return _WRAPPED.sub("", _BETWEEN_WORDS.sub(" ", text))


def link_share(element: Any) -> float:
    """Which share of a tree's text stands in links."""
    total = len("".join(element.itertext()).strip())
    linked = sum(len("".join(link.itertext()).strip()) for link in element.iter("a"))
    return min(1.0, linked / total) if total else 1.0
