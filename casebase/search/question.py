"""Reading what is asked of passages: words, very words, what to leave out, alternatives and fields."""

import re
from typing import NamedTuple

from casebase.search.fold import fold
from casebase.search.frame import cut, is_word
from casebase.search.tables import particles

_PART = re.compile(
    r"""
    (?P<out>(?<!\S)[-－—]\s*)?
    (?:(?P<field>产业|地区|年份?|性质|做法)\s*[:：]\s*(?P<value>[^\s，,；;]+)
      |["“「『](?P<very>[^"”」』]*)["”」』]?
      |(?P<or>(?<!\S)(?:OR|或者?|\|)(?!\S))
      |(?P<word>[^\s"“”「」『』]+))
    """,
    re.VERBOSE,
)
_WHOLE, _PIECE = 1.5, 1.0
_LONGEST_PHRASE = 6
_MOST_WORDS = 12


class Word(NamedTuple):
    """A folded word that is asked for."""

    text: str
    weight: float = _PIECE
    exact: bool = False
    """Whether the very words were asked for."""
    asked: str = ""
    """As typed, where that looks different: 1+N+1."""

    @property
    def shown(self) -> str:
        """The word as a reader is told it."""
        return self.asked or self.text


class Question(NamedTuple):
    """What is asked of passages."""

    required: tuple[Word, ...]
    alternatives: tuple[Word, ...]
    """Of which one is enough."""
    excluded: tuple[Word, ...]
    fields: tuple[tuple[str, str], ...]
    bonus: tuple[Word, ...]
    """Longer stretches of the question that count more where they stand whole."""

    @property
    def words(self) -> tuple[Word, ...]:
        """Everything a passage is the better for."""
        return tuple(dict.fromkeys((*self.required, *self.alternatives, *self.bonus)))

    @property
    def wanted(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self.required or self.alternatives or self.fields)


def read_question(query: str) -> Question:
    """The question a query asks; any string is one."""
    required: list[Word] = []
    alternatives: list[Word] = []
    excluded: list[Word] = []
    bonus: list[Word] = []
    fields: list[tuple[str, str]] = []
    joined = False
    for part in _PART.finditer(query):
        if part["or"]:
            if required:
                alternatives.append(required.pop())
            joined = True
        elif part["field"]:
            fields.append((part["field"].removesuffix("份"), part["value"]))
        else:
            very = part["very"] is not None
            typed = (part["very"] if very else part["word"]).strip()
            text = fold(typed)
            words = [Word(text, _WHOLE, True, typed)] if very else _words(text)
            if words == [Word(text)]:
                words = [Word(text, asked=typed)]
            if part["out"]:
                excluded += [Word(text)] if text else []
            elif joined:
                alternatives += words
            else:
                required += words
                bonus += [] if very or len(text) > _LONGEST_PHRASE or len(words) < 2 else [Word(text, _WHOLE)]
            joined = False
    kept = [word for word in required if word.text][:_MOST_WORDS]
    return Question(
        tuple(dict.fromkeys(kept)),
        tuple(word for word in alternatives if word.text),
        tuple(excluded),
        tuple(fields),
        tuple(bonus),
    )


def _words(text: str) -> list[Word]:
    """The words of a folded stretch, less what only asks or links; all of it where nothing is left."""
    pieces: list[str] = []
    alone = ""
    for piece in [*cut(text), ""]:
        # Characters in no word belong together: 竹|鼠 is one thing.
        if len(piece) == 1 and piece not in particles():
            alone += piece
            continue
        if alone:
            pieces.append(alone)
            alone = ""
        if piece and piece not in particles():
            pieces.append(piece)
    return [Word(piece) for piece in _joined(pieces)] or ([Word(text)] if text else [])


def _joined(pieces: list[str]) -> list[str]:
    """The pieces, a lone character joined to the word before it: 承诺|墙 is asked for as 承诺墙."""
    kept: list[str] = []
    for piece in pieces:
        if len(piece) == 1 and kept and is_word(kept[-1]) and len(kept[-1]) + 1 <= _LONGEST_PHRASE:
            kept[-1] += piece
        else:
            kept.append(piece)
    return kept
