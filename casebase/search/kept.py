"""A passage as it is kept: its text, the text folded where that looks different, and the rest of it."""

from casebase.search.fold import fold

_END = "\x1f"


def joined(text: str, rest: str) -> str:
    """Text and rest in one string."""
    text = text.replace(_END, " ")
    return _END.join((text, "" if _is_plain(text) else fold(text), rest))


def parted(body: str) -> tuple[str, str]:
    """The text and the rest of what :func:`joined` made."""
    text, _, rest = body.split(_END, 2)
    return text, rest


def folded_text(body: str) -> str:
    """The text for words to be looked up in, without anything else being read."""
    end = body.index(_END)
    start = end + 1
    return body[:end] if body.startswith(_END, start) else body[start : body.index(_END, start)]


def _is_plain(text: str) -> bool:
    """Whether words stand in a text as they stand in it folded: no other script, width or case, no +."""
    kept = "".join(char for char in text if char.isalnum())
    return "+" not in text and "＋" not in text and fold(kept) == kept
