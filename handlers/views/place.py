"""The answer to “what is there of this place?”: its case, a part's case, or the way on."""

from collections.abc import Sequence

from casebase.library import CaseHead, PlaceAnswer
from casebase.record import Case, Place
from casebase.search.match import How, Outcome
from handlers.views import buttons
from handlers.views.absent import homonyms, mentioned, none_of, nowhere, title, which, without_a_case
from handlers.views.atoms import Atom, b, join, text
from handlers.views.card import card
from handlers.views.listing import head_line
from handlers.views.message import Button, Message, compose
from handlers.views.standing import standing
from handlers.views.understanding import understood
from handlers.views.wording import level, whole

_ABSENT = {Outcome.AMBIGUOUS: which, Outcome.NO_CASE: none_of}
"""What is answered where no place is meant for sure."""
_LISTED = 8
_A_ROW = 2


def place(answer: PlaceAnswer, inside: Case | None = None) -> Message:
    """What there is of the place.

    Args:
        answer: what the casebase says.
        inside: the case of ``answer.inside``, where that is the only one.
    """
    if inside is None or answer.cases or answer.place is None:
        return _by_itself(answer)
    return card(inside, [_of_a_part(answer, answer.place, inside)], _beside(answer))


@standing
def _by_itself(answer: PlaceAnswer) -> Message:
    """What the answer says without the record of a part's case."""
    if answer.place is None:
        return _ABSENT.get(answer.asked.outcome, nowhere)(answer)
    if len(answer.cases) == 1:
        return card(answer.cases[0], _notes(answer), _beside(answer))
    if answer.cases or answer.inside:
        return _several(answer, answer.place)
    if answer.mentions:
        return mentioned(answer, answer.place)
    return without_a_case(answer, answer.place)


def _notes(answer: PlaceAnswer) -> list[Atom]:
    return [
        understood(answer.asked, "地方") if answer.today is None else _as_it_was(answer),
        homonyms(answer),
    ]


def _as_it_was(answer: PlaceAnswer) -> Atom:
    """That the place bore another name when the cases were written."""
    if answer.today is None or answer.place is None:
        return text()
    now, then = answer.today.name, answer.place.name
    return text(b(now), f"以前是{then}，案例写的是那时")


def _of_a_part(answer: PlaceAnswer, asked: Place, case: Case) -> Atom:
    """How the place was understood, and that the case is only a part's: 清原满族自治县 has 大苏河乡's."""
    own = f"本身没有案例；这是其中{case.place.name}的，{level(case.place)}，不代表{whole(asked)}"
    # A short name is plain to see in the full one that follows.
    plain = answer.asked.how in (How.SHORT, How.ALIAS) and asked.name.startswith(answer.asked.name[:2])
    if answer.today is not None:
        return join("。", [_as_it_was(answer), text(b(asked.name), own)])
    read = text() if plain else understood(answer.asked, "地方")
    return join("。", [read, text(b(asked.name), own)])


def _beside(answer: PlaceAnswer) -> list[Sequence[Button]]:
    """What else the question may have meant, and cases of places inside."""
    others = [buttons.of_place(p) for p in answer.options]
    inside = [buttons.of_case(h) for h in answer.inside] if answer.cases else []
    return list(buttons.in_rows([*others, *inside][:_LISTED], _A_ROW))


def _several(answer: PlaceAnswer, there: Place) -> Message:
    """More than one case, about the place itself or about places inside it."""
    own = [CaseHead(c.id, c.title, c.one_line, c.place, c.revision) for c in answer.cases]
    heads = [*own, *answer.inside]
    which_ones = f"有{len(heads)}个案例" if own else f"本身没有案例，辖区里有{len(heads)}个"
    head = [
        title(there),
        *_notes(answer),
        text(f"{which_ones}，点一下看："),
        *map(head_line, heads[:_LISTED]),
    ]
    rows = buttons.in_rows(map(buttons.of_case, heads[:_LISTED]), _A_ROW)
    return compose(head, [], rows)
