"""``Message``: what is sent, measured before it is sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from telegram.constants import InlineKeyboardMarkupLimit, MessageLimit

from handlers.payload import Payload
from handlers.views.atoms import Atom, fold, join, text
from handlers.views.clause import shortened
from handlers.views.deskpayload import DeskPayload
from handlers.views.script import to_traditional

HEAD_LINES = 6
"""An answer shows no more lines than this; the rest is folded."""
_SPARE = 96
"""Units kept free: a change of script may lengthen a text a little."""
_LABEL = 28
_MORE = text("……其余请点下面的按钮看")


@dataclass(frozen=True, slots=True)
class Button:
    """A button: it sends a payload, or it copies a text."""

    label: str
    payload: Payload | DeskPayload | None = None
    copies: str | None = None
    """At most 256 characters, which the view that makes it sees to."""
    style: str | None = None
    """``success`` or ``danger``; clients that do not know styles show none."""


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A message ready to be sent."""

    body: Atom
    buttons: Rows = ()

    @property
    def html(self) -> str:
        """The text in Telegram's HTML."""
        return self.body.html

    @property
    def plain(self) -> str:
        """The text as a person reads it."""
        return self.body.plain

    @property
    def length(self) -> int:
        """UTF-16 units after entities are parsed."""
        return self.body.length

    @property
    def traditional(self) -> "Message":
        """The same message for a reader of Traditional script; a source's words stay as they are."""
        return Message(
            self.body.rewritten(to_traditional),
            tuple(tuple(_in_traditional(button) for button in row) for row in self.buttons),
        )


def compose(
    head: Iterable[Atom], folded: Iterable[Atom] = (), buttons: Iterable[Sequence[Button]] = ()
) -> Message:
    """A message of at most six lines and a folded part, within Telegram's limits.

    Args:
        head: lines to be seen at once, in reading order; those after the sixth are folded.
        folded: lines behind them; dropped from the end, as whole lines, where they do not fit.
        buttons: rows; empty rows are left out, rows longer than Telegram takes are broken.
    """
    shown = [line for line in head if line]
    folds = shown[HEAD_LINES:] + [line for line in folded if line]
    body = _fitted(shown[:HEAD_LINES], folds)
    return Message(body, tuple(_rows(buttons)))


def label(words: str) -> str:
    """``words`` as a button's label: one line, not longer than a phone shows."""
    return shortened(" ".join(words.split()), _LABEL) or "…"


def _fitted(shown: list[Atom], folds: list[Atom]) -> Atom:
    whole = _body(shown, folds)
    if _fits(whole):
        return whole
    for kept in range(len(folds) - 1, -1, -1):
        body = _body(shown, [*folds[:kept], _MORE])
        if _fits(body):
            return body
    return _fitted(shown[:-1], []) if len(shown) > 1 else text(shortened(shown[0].plain, _room()))


def _body(shown: list[Atom], folds: list[Atom]) -> Atom:
    parts = [*shown, fold(join("\n", folds))] if folds else shown
    return join("\n", parts)


def _fits(body: Atom) -> bool:
    return body.length <= _room() and body.entities <= MessageLimit.MESSAGE_ENTITIES


def _room() -> int:
    return MessageLimit.MAX_TEXT_LENGTH - _SPARE


def _rows(buttons: Iterable[Sequence[Button]]) -> Iterable[tuple[Button, ...]]:
    width = InlineKeyboardMarkupLimit.BUTTONS_PER_ROW
    for row in buttons:
        for start in range(0, len(row), width):
            yield tuple(row[start : start + width])


def _in_traditional(button: Button) -> Button:
    payload = replace(button.payload, traditional=True) if button.payload else None
    return replace(button, label=to_traditional(button.label), payload=payload)
