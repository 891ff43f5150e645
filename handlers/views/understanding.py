"""How a question was read, said whenever it was not read letter by letter."""

import unicodedata
from functools import lru_cache

from casebase.library import Understanding
from casebase.search.match import CORRECTIONS, How, Outcome
from handlers.views.atoms import Atom, b, text
from handlers.views.clause import shortened
from handlers.views.script import to_simplified

_LIKE = {
    How.SOUND: "同音的",
    How.NEAR_SOUND: "近音的",
    How.PINYIN: "拼音相同的",
    How.INITIALS: "拼音首字母相同的",
    How.MIXED: "拼音相同的",
    How.SHAPE: "字形相近的",
    How.EDIT: "差个把字的",
    How.PREFIX: "开头相同的",
    How.PARTIAL: "部分相同的",
    How.ORDER: "字序不同的",
    How.LEVEL: "级别不同的",
}
_NAME = 30


def understood(asked: Understanding, what: str) -> Atom:
    """The sentence; empty where the very name was asked for.

    Args:
        asked: how the question was read.
        what: what is being looked for: 地方, 做法.
    """
    if asked.understood is None or asked.outcome is Outcome.EXACT or asked.how is None:
        return text()
    if _shown_anyway(asked.name, asked.understood, asked.how):
        return text()
    if asked.outcome is Outcome.CORRECTED or asked.how in CORRECTIONS:
        return text(f"没有叫「{name(asked)}」的{what}，已按{like(asked)}「", b(asked.understood), "」回答")
    return text(f"「{name(asked)}」按{asked.how}认作「", b(asked.understood), "」")


def _shown_anyway(typed: str, answered: str, how: How) -> bool:
    """Whether the answer's title says it all: the very name in another script or width, or a part of it."""
    typed, answered = _plainly(typed), _plainly(answered)
    return typed == answered or (how is How.ALIAS and typed in answered)


@lru_cache(maxsize=2000)
def _plainly(written: str) -> str:
    return to_simplified(unicodedata.normalize("NFKC", written)).strip()


def like(asked: Understanding) -> str:
    """In what the name understood is like the one asked for: 同音的, 字形相近的…"""
    return _LIKE.get(asked.how, f"{asked.how}相近的") if asked.how else "相近的"


def name(asked: Understanding) -> str:
    """The name as typed, short enough to be said again."""
    return shortened(asked.name or asked.query, _NAME)
