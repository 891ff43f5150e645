"""What inline mode offers: a line to choose by, and the card that is posted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from casebase.library import Suggestion
from casebase.record import Case
from handlers import deeplink
from handlers.payload import EVIDENCE, Payload
from handlers.views.card import card
from handlers.views.clause import shortened
from handlers.views.message import Button, Message
from handlers.views.program import program
from handlers.views.script import to_traditional
from handlers.views.wording import formula, level, located, program_name

_TITLE = 48
_DESCRIPTION = 90


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """One card to choose. Results are told apart by being the same object: they are large."""

    id: str
    """The payload of its view: what it shows, as of which revision, in which script. At most 64 bytes."""
    title: str
    description: str
    message: Message


def result(suggestion: Suggestion, *, traditional: bool = False) -> Result:
    """The suggestion as something to choose."""
    message = posted(drawn(suggestion))
    assert message.shows is not None
    title, description = _title(suggestion), _description(suggestion)
    if traditional:
        message, title, description = message.traditional, to_traditional(title), to_traditional(description)
    assert message.shows is not None
    return Result(message.shows.view.encode(), title, description, message)


def drawn(suggestion: Suggestion) -> Message:
    """The very card a command would answer with."""
    return card(suggestion.hit) if isinstance(suggestion.hit, Case) else program(suggestion.hit)


def posted(message: Message) -> Message:
    """A message as it stands in a chat the bot is not in: pop-ups stay, everything else opens in private.

    There is always a keyboard: without one Telegram would not say which message it became, and it could
    never be corrected.
    """
    rows = [
        [b for b in row if isinstance(b.payload, Payload) and b.payload.kind in EVIDENCE]
        for row in message.buttons
    ]
    shares = [b for row in message.buttons for b in row if b.shares]
    argument = deeplink.nearest(message.shows.view) if message.shows else deeplink.EVERYTHING
    back = Button("到机器人里看", opens=argument)
    return replace(message, buttons=tuple(tuple(row) for row in (*rows, [back, *shares]) if row))


def _title(suggestion: Suggestion) -> str:
    hit = suggestion.hit
    if isinstance(hit, Case):
        return shortened(f"{located(hit.place)} · {level(hit.place)}", _TITLE)
    return shortened(program_name(hit.program), _TITLE)


def _description(suggestion: Suggestion) -> str:
    hit = suggestion.hit
    told: Sequence[str]
    if isinstance(hit, Case):
        told = (hit.one_line,)
    else:
        made_of = formula(hit.program.formula) if hit.program.formula else ""
        told = (located(hit.case.place), made_of, hit.program.description)
    note = (
        "名字相近" if suggestion.alike else f"里面讲到{suggestion.within.name}" if suggestion.within else ""
    )
    return shortened(" · ".join(filter(None, (note, *told))), _DESCRIPTION)
