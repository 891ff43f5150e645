"""``Message``: what is sent, measured before it is sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from telegram.constants import InlineKeyboardMarkupLimit, MessageLimit

from casebase.record import Case
from handlers.payload import Payload
from handlers.views.atoms import Atom, fold, join, text
from handlers.views.clause import shortened
from handlers.views.deskpayload import DeskPayload
from handlers.views.script import to_traditional

HEAD_LINES = 6
"""An answer shows no more lines than this; the rest is folded."""
_SPARE = 96
"""Units kept free: a change of script may lengthen a text a little."""
_OWN = 2
"""Lines that an answer has of its own: the title, and how the question was understood."""
_LABEL = 28
_MORE = text("……其余请点下面的按钮看")


@dataclass(frozen=True, slots=True)
class Button:
    """A button does one thing: it sends a payload, copies a text, opens a chat, or has one chosen."""

    label: str
    payload: Payload | DeskPayload | None = None
    copies: str | None = None
    """At most 256 characters, which the view that makes it sees to."""
    style: str | None = None
    """``success`` or ``danger``; clients that do not know styles show none."""
    opens: str | None = None
    """The start parameter its private chat with the bot is opened with."""
    url: str | None = None
    """Another address it opens."""
    shares: str | None = None
    """What is asked in inline mode in the chat that is chosen."""
    _hash: int = field(default=0, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Worked out once: a keyboard that was made before is found by its buttons in every answer.
        said = (self.label, self.payload, self.copies, self.opens, self.url, self.shares)
        object.__setattr__(self, "_hash", hash(said))

    def __hash__(self) -> int:
        return self._hash


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Shows:
    """What a message shows of the casebase, so that it can be shown anew when that changes."""

    view: Payload
    """Opens the same view again."""
    cases: tuple[tuple[str, int], ...]
    """The ids of the cases told of, each with the revision it was told as of."""
    notes: tuple[Atom, ...] = ()
    """How the question was understood."""

    @classmethod
    def of(cls, view: Payload, *cases: Case, notes: Iterable[Atom] = ()) -> "Shows":
        """What a view of these cases shows."""
        one_each = {case.id: case.revision for case in cases}
        return cls(view, tuple(one_each.items()), tuple(note for note in notes if note))


@dataclass(frozen=True, slots=True)
class Message:
    """A message ready to be sent."""

    body: Atom
    buttons: Rows = ()
    shows: Shows | None = None
    """None for what tells of no case, and for lists."""

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
            self.shows and _shown_in_traditional(self.shows),
        )

    def with_rows(self, *rows: Sequence[Button]) -> "Message":
        """The same message with more buttons below its own."""
        return replace(self, buttons=(*self.buttons, *_rows(rows)))


def compose(
    head: Iterable[Atom],
    folded: Iterable[Atom] = (),
    buttons: Iterable[Sequence[Button]] = (),
    shows: Shows | None = None,
) -> Message:
    """A message of at most six lines and a folded part, within Telegram's limits.

    Args:
        head: lines to be seen at once, in reading order; those after the sixth are folded.
        folded: lines behind them; dropped from the end, as whole lines, where they do not fit.
        buttons: rows; empty rows are left out, rows longer than Telegram takes are broken.
        shows: what it shows of the casebase.
    """
    shown = [line for line in head if line]
    folds = shown[HEAD_LINES:] + [line for line in folded if line]
    body = _fitted(shown[:HEAD_LINES], folds)
    return Message(body, tuple(_rows(buttons)), shows)


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
    first, last = shown[:_OWN], tuple(shown[_OWN:])
    return join("\n", [*first, _rest(last, tuple(folds))])


@lru_cache(maxsize=2000)
def _rest(shown: tuple[Atom, ...], folds: tuple[Atom, ...]) -> Atom:
    """The last lines and what is behind the fold; they are the same in most answers about a case."""
    return join("\n", [*shown, fold(join("\n", folds))] if folds else shown)


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
    return replace(
        button,
        label=to_traditional(button.label),
        payload=button.payload and replace(button.payload, traditional=True),
        shares=button.shares and to_traditional(button.shares),
    )


def _shown_in_traditional(shows: Shows) -> Shows:
    return replace(
        shows,
        view=replace(shows.view, traditional=True),
        notes=tuple(note.rewritten(to_traditional) for note in shows.notes),
    )
