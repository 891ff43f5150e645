"""Reports of readers: the fact is marked at once, and the reporter hears what came of it."""

from dataclasses import dataclass
from typing import Any

from casebase.errors import CasebaseError
from casebase.library.curating.facts import KINDS
from casebase.library.curating.reviewing import SettledError
from casebase.record import Case, Review, Status
from casebase.store import Change, Store
from casebase.store.desk import Actor, Ticket, TicketState

REPORTS_AT_MOST = 10
"""Open reports of one reader."""
_TEXT = 500
_SHOWN = (Status.PUBLISHED, Status.CORRECTED)


@dataclass(frozen=True, slots=True)
class Reported:
    """A report that was kept."""

    ticket: Ticket
    case: Case


def report(store: Store, case_id: str, fact: str, text: str, who: Actor) -> Reported:
    """Keep a report and mark what it is about as 待核.

    Args:
        store: where.
        case_id: the case.
        fact: id of a figure or a program, ``m0``, ``s0``, ``v0`` for others; empty for the whole case.
        text: what is wrong, in the reader's words.
        who: the reader.

    Raises:
        CasebaseError: there is no such case, nothing is said, or the reader has too many reports open.
    """
    said = " ".join(text.split())[:_TEXT]
    if not said:
        raise CasebaseError("请写一句哪里不对，比如：/report 资源县 330户应为330名")
    if store.tickets.open_by(who.id) >= REPORTS_AT_MOST:
        raise CasebaseError("您有好几条纠错还在等核对，等有了结果再报新的吧。")
    with store.change(who="reader", action="report", why="读者纠错，待核") as change:
        case = change.case(case_id)
        if case is None or case.status not in _SHOWN:
            raise CasebaseError("这个案例已经不在库里了，不用纠错。")
        number = change.tickets.add(case_id, fact if _has(case, fact) else "", said, who)
        ticket = change.tickets.get(number)
        assert ticket is not None
        marked = _marked(case, change.tickets.open_of(case_id), case.review)
        return Reported(ticket, change.put(marked) if marked != case else case)


def close(store: Store, number: int, state: TicketState, answer: str, who: Actor) -> Ticket:
    """Decide on a report; the mark goes where no other report stands on it.

    Raises:
        SettledError: someone decided before.
        CasebaseError: there is no such report.
    """
    with store.change(who=str(who), action="answer", why=f"{number}号纠错：{state.value}") as change:
        ticket = change.tickets.get(number)
        if ticket is None:
            raise CasebaseError(f"没有{number}号纠错。发 /pending 看有哪些。")
        if ticket.state is not TicketState.OPEN:
            raise SettledError(f"这条纠错{ticket.decided_by}已经处理了：{ticket.state.value}。")
        change.tickets.close(number, state, answer, who)
        _clear(store, change, ticket.case)
        closed = change.tickets.get(number)
        assert closed is not None
        return closed


def _clear(store: Store, change: Change, case_id: str) -> None:
    case = change.case(case_id)
    if case is None:
        return
    records = (record.review for _, record in reversed(store.history(case_id)))
    undisputed = next((review for review in records if review is not Review.DISPUTED), Review.UNREVIEWED)
    marked = _marked(case, change.tickets.open_of(case_id), undisputed)
    if marked != case:
        change.put(marked)


def _marked(case: Case, tickets: tuple[Ticket, ...], undisputed: Review) -> Case:
    """The case with exactly the facts marked that reports are open on; ``undisputed`` where none is."""
    wanted = {ticket.fact for ticket in tickets}
    update: dict[str, Any] = {}
    for letter, field in KINDS.items():
        facts = getattr(case, field)
        update[field] = tuple(
            fact.model_copy(update={"disputed": _key(letter, i, fact) in wanted})
            for i, fact in enumerate(facts)
        )
    update["review"] = Review.DISPUTED if tickets else undisputed
    return case.model_copy(update=update)


def _key(letter: str, position: int, fact: Any) -> str:
    """How reports name a fact: figures and programs by their ids, which stay; others by their position."""
    return str(fact.id) if letter in "fp" else f"{letter}{position}"


def _has(case: Case, fact: str) -> bool:
    return any(
        _key(letter, i, one) == fact
        for letter, field in KINDS.items()
        for i, one in enumerate(getattr(case, field))
    )
