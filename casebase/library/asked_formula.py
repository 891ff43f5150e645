"""The formula in a question: 哪些地方用支部+合作社, 一加N加一, 党建+什么."""

import re
from dataclasses import dataclass

from casebase.extraction import wordlists
from casebase.extraction.formula import UNSTATED, parse, role_of
from casebase.library.formulabook import FormulaBook
from casebase.library.slots import normalised
from casebase.library.tables import words
from casebase.record import Formula, Slot

_BREAK = r"\s，。？！；、,?!;:：“”\"'‘’（）()「」《》"
_CHAIN = re.compile(rf"[^{_BREAK}+]*(?:\s*\+\s*[^{_BREAK}+]*)+")
_PLUS_IN_WORDS = re.compile(r"(?<=[一-鿿\dNnXx])(?:加上?|带着?|连着?)(?=[一-鿿\dNnXx])")
_BETWEEN = re.compile(r"[\s、,，]+|[和与跟及同]")
_OPEN = re.compile(r"[xX]|什么|啥|…+|\.{2,}|某*")
_ANYTHING = "任意"
_OPEN_SLOT = Slot(role=UNSTATED)


@dataclass(frozen=True, slots=True)
class AskedFormula:
    """A formula as asked for."""

    formula: Formula
    slots: tuple[Slot, ...]
    """Its slots under the roles parties are compared by."""
    rest: str
    """What stands around it in the question."""


def asked_formula(book: FormulaBook, text: str) -> AskedFormula | None:
    """The formula in a plain text; None where there is none.

    A plus sign makes one; so does 加, 带 or 连 between known parties; so does a text of nothing but these.
    """
    chain = _CHAIN.search(text)
    if chain is not None:
        parts = _parts(book, chain[0].split("+"))
        return _asked(parts, _around(text, parts[0], parts[-1]))
    spoken = _PLUS_IN_WORDS.split(text)
    parts = _parts(book, spoken)
    if len(spoken) > 1 and all(book.at_beginning.fullmatch(part) for part in parts):
        return _asked(parts, _around(text, parts[0], parts[-1]))
    listed = [part for part in _BETWEEN.split(_bare(text)) if part]
    if listed and all(book.at_beginning.fullmatch(part) for part in listed):
        return _asked(listed, "")
    return None


def _parts(book: FormulaBook, written: list[str]) -> list[str]:
    """The parties of a chain, without the question around the first and the last."""
    parts = [part.strip() for part in written]
    first, last = book.at_end.search(parts[0]), book.at_beginning.match(parts[-1])
    parts[0] = first[0] if first else _behind(parts[0])
    parts[-1] = last[0] if last else parts[-1]
    return parts


def _around(text: str, first: str, last: str) -> str:
    """The text without the chain from the first party to the last."""
    return f"{text[: text.index(first)]} {text[text.rindex(last) + len(last) :]}"


def _bare(text: str) -> str:
    """The text without the words it is asked with: 合作社 of 谁在用合作社."""
    asking = words("asking")
    who, uses = (wordlists.alternatives(asking[section]) for section in ("who", "uses"))
    before = re.sub(rf"^(?:{who})?[在都也]?(?:{uses})?[了过]?", "", text.strip())
    return re.sub(rf"(?:的(?:地方)?)?[有是]?(?:{who})?[?？]?$", "", before)


def _behind(text: str) -> str:
    """What stands behind the word for using it: 党建 of 哪里在搞党建."""
    verbs = [text.rfind(verb) + len(verb) for verb in words("asking")["uses"] if verb in text]
    return text[max(verbs, default=0) :] or text


def _asked(parts: list[str], rest: str) -> AskedFormula | None:
    named = [_ANYTHING if _OPEN.fullmatch(part) else part for part in parts]
    if all(part == _ANYTHING for part in named):
        return None
    raw = "+".join("X" if part == _ANYTHING else part for part in named)
    if len(named) == 1:
        return AskedFormula(Formula(raw=raw, slots=(only := Slot(role=role_of(raw)),)), (only,), rest)
    formula = parse("+".join(named))
    if formula is None:
        return None
    slots = tuple(_OPEN_SLOT if slot.role == _ANYTHING else slot for slot in normalised(formula.slots))
    return AskedFormula(Formula(raw=raw, slots=slots), slots, rest)
