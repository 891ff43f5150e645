"""Leftovers of a page's source code in plain text: tags, entities, Markdown links, escaped quotes."""

import html
import re
from collections.abc import Iterator

from casebase.text.traced import Edit

# HTML Living Standard, index of elements: what pages of articles are made of.
_BLOCK = (
    "p|br|div|li|ul|ol|tr|td|th|table|tbody|thead|h[1-6]|hr|section|article|blockquote|center|dd|dt|dl|pre"
)
_INLINE = (
    "a|b|i|u|s|em|strong|span|font|img|sup|sub|small|big|label|o:p|st1:[a-z]+|v:[a-z]+|video|figure|input"
)
_ATTRIBUTES = r"(?:[\s/][^<>]{0,2000})?"
_TORN_OFF = "?？<\ufffd"
"""What may be left of the bracket that opened a torn tag."""
_DROPPED_AT_MOST = 20_000
"""Longest script or comment looked for: plain text that merely mentions ``<script>`` loses nothing more."""

_SIGN = re.compile(r"[<&\\/]")
_MARKUP = re.compile(
    r"(?P<dropped><(?P<name>script|style)\b[^<>]{0,500}>|<!--)"
    rf"|(?P<block></?(?:{_BLOCK}){_ATTRIBUTES}>)"
    rf"|(?P<inline></?(?:{_INLINE}){_ATTRIBUTES}>)"
    r"|(?P<torn>/(?:p|div|span|strong|li|td|br)>)"
    r"|(?P<entity>&(?:amp;){0,3}(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}[0-9]{0,2});)"
    r"|(?P<bare>&(?:nbsp|ldquo|rdquo|lsquo|rsquo|mdash|hellip|middot)(?![a-z;]))"
    r"|(?P<escaped>\\(?=[\"'“”‘’「」,，。]))"
    r"|(?P<newline>\\r?\\n|\\[nr](?![a-zA-Z]))",
    re.IGNORECASE,
)


def markup(text: str) -> Iterator[Edit]:
    """Edits that take out tags and unfold entities; a tag that ends a paragraph becomes a line break."""
    done = 0
    for sign in _SIGN.finditer(text):
        match = _MARKUP.match(text, sign.start()) if sign.start() >= done else None
        if not match:
            continue
        start, end = match.span()
        if match["dropped"]:
            end = _end_of_dropped(text, match)
        elif match["torn"] and start > done and text[start - 1] in _TORN_OFF:
            start -= 1
        replacement = "" if match["dropped"] else _replacement(match)
        if start < end and replacement != match[0]:
            yield start, end, replacement
            done = end


def _end_of_dropped(text: str, opening: re.Match[str]) -> int:
    """Where a script, style or comment ends; where it is never closed, where its opening began."""
    closing = f"</{opening['name'].lower()}>" if opening["name"] else "-->"
    end = text.find(closing, opening.end(), opening.end() + _DROPPED_AT_MOST)
    return opening.start() if end < 0 else end + len(closing)


def _replacement(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind in ("block", "newline"):
        return "\n"
    if kind == "entity":
        unfolded = html.unescape(match[0].lower().replace("amp;", "") if "amp;#" in match[0] else match[0])
        while unfolded != (again := html.unescape(unfolded)):
            unfolded = again
        return unfolded if len(unfolded) == 1 and not "\ud800" <= unfolded <= "\udfff" else match[0]
    if kind == "bare":
        return html.unescape(match[0] + ";")
    return ""
