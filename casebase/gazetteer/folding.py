"""Bringing a mention of a place into the form names are kept in: Simplified, half-width, without spaces."""

import re
import unicodedata
from functools import cache

from casebase.gazetteer import tables

# What people and copying put between and around the names of a chain; 、 is not among them: it makes a list.
_BETWEEN = re.compile(
    r"[\s·•・/\\>|,，。.:：;；'\"“”‘’「」『』《》〈〉（）()\[\]【】〔〕—–\-_＿～~!！?？@#]+"
)
# Levels that official lists have between a municipality and its districts, and nobody lives in.
_PLACEHOLDER = re.compile(r"市辖区|(?:省|自治区)直辖县级行政区划")


def tidy(mention: str) -> str:
    """The mention in half-width forms, without spaces, quotes, separators and invisible characters."""
    if mention.isalpha() and "市辖区" not in mention and unicodedata.is_normalized("NFKC", mention):
        return mention
    text = unicodedata.normalize("NFKC", mention)
    text = "".join(char for char in text if unicodedata.category(char)[0] not in "CM")
    return _PLACEHOLDER.sub("", _BETWEEN.sub("", text))


def simplified(text: str) -> tuple[str, ...]:
    """The Simplified readings of a tidy text, likelier first; none where it is Simplified.

    A few characters are Traditional forms and stand in official names themselves (乾县, 於潜镇): one reading
    keeps them, the other does not.
    """
    every, doubtful = _characters()
    kept = text.translate({code: char for code, char in every.items() if code not in doubtful})
    changed = text.translate(every)
    return tuple(form for form in dict.fromkeys((kept, changed)) if form != text)


@cache
def _characters() -> tuple[dict[int, str], frozenset[int]]:
    """Traditional → Simplified for the characters of names, and those that names also keep as they are."""
    rows = tables.rows("traditional.tsv")
    table = {ord(traditional): simple for simple, written, *_ in rows for traditional in written}
    doubtful = frozenset(ord(char) for _, _, *kept in rows for char in "".join(kept))
    return table, doubtful
