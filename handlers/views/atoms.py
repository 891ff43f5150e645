"""Atoms: pieces of a message that are escaped when they are made and know how long they will read.

Views put messages together from atoms only, so markup is always whole: nothing ever cuts HTML.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from html import escape
from typing import Generic, TypeVar

T = TypeVar("T")


class _once(Generic[T]):  # noqa: N801 - it is used as ``property`` is
    """A property worked out once; ``functools.cached_property`` takes a lock for it, which costs as much."""

    def __init__(self, work: Callable[["Atom"], T]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type["Atom"], name: str) -> None:
        self._name = name

    def __get__(self, atom: "Atom", owner: type["Atom"]) -> T:
        found = atom.__dict__[self._name] = self._work(atom)
        return found


@dataclass(frozen=True)
class Atom:
    """Text, or atoms in a row, under one tag or none.

    What is worked out of it is kept: the same lines stand in every answer about a case.
    """

    text: str = ""
    """What a leaf says; empty where there are ``parts``."""
    parts: tuple["Atom", ...] = ()
    tag: str = ""
    """Name of the HTML tag around it, with attributes: ``b``, ``blockquote expandable``."""
    verbatim: bool = False
    """True for words of a source, which stay in the script they were written in."""

    def __add__(self, other: "Atom") -> "Atom":
        return Atom(parts=(self, other))

    def __bool__(self) -> bool:
        return self._says

    def __hash__(self) -> int:
        return self._hashed

    @_once
    def _hashed(self) -> int:
        """Lines are looked up by what they say, over and over."""
        return hash((self.text, self.parts, self.tag, self.verbatim))

    @_once
    def _says(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.text) or any(self.parts)

    @_once
    def html(self) -> str:
        """Telegram's HTML for it."""
        inner = escape(self.text, quote=False) + "".join(part.html for part in self.parts)
        return f"<{self.tag}>{inner}</{self.tag.split()[0]}>" if self.tag and inner else inner

    @_once
    def plain(self) -> str:
        """What a person reads, without markup."""
        return self.text + "".join(part.plain for part in self.parts)

    @_once
    def length(self) -> int:
        """UTF-16 units after entities are parsed: what Telegram's limits count."""
        return utf16(self.text) + sum(part.length for part in self.parts)

    @_once
    def entities(self) -> int:
        """How many message entities Telegram will make of it."""
        return bool(self.tag) + sum(part.entities for part in self.parts)

    def rewritten(self, rewrite: Callable[[str], str]) -> "Atom":
        """The same atom with ``rewrite`` applied to every text that is not a source's own."""
        if self.verbatim:
            return self
        return replace(
            self,
            text=rewrite(self.text) if self.text else "",
            parts=tuple(part.rewritten(rewrite) for part in self.parts),
        )


NOTHING = Atom()


def utf16(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def text(*parts: "str | Atom") -> Atom:
    """Parts in a row."""
    return parts[0] if len(parts) == 1 and isinstance(parts[0], Atom) else _tagged("", parts)


def b(*parts: str | Atom) -> Atom:
    """Bold."""
    return _tagged("b", parts)


def code(*parts: str | Atom) -> Atom:
    """Monospace: a tap copies it."""
    return _tagged("code", parts)


def words(of_a_source: str) -> Atom:
    """Words of a source: never converted to another script."""
    return Atom(text=of_a_source, verbatim=True)


def quote(*parts: str | Atom) -> Atom:
    """A block quotation."""
    return _tagged("blockquote", parts)


def fold(*parts: str | Atom) -> Atom:
    """A block quotation that shows three lines until it is tapped."""
    return _tagged("blockquote expandable", parts)


def join(between: str, parts: Iterable[str | Atom]) -> Atom:
    """The parts that say something, with ``between`` between them."""
    row: list[Atom] = []
    gap = Atom(between)
    for part in map(text, parts):
        if part:
            row += [gap, part] if row else [part]
    return Atom(parts=tuple(row))


def _tagged(tag: str, parts: tuple[str | Atom, ...]) -> Atom:
    if len(parts) == 1 and isinstance(parts[0], str):
        return Atom(text=parts[0], tag=tag)
    return Atom(parts=tuple(p if isinstance(p, Atom) else Atom(p) for p in parts), tag=tag)
