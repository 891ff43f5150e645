"""A reader's report: asked for, shown to curators, and answered."""

from casebase.record import Case, Fact
from casebase.store.desk import Ticket, TicketState
from handlers.payload import Kind, Payload
from handlers.views.atoms import Atom, b, text
from handlers.views.buttons import in_rows
from handlers.views.deskpayload import DeskPayload, Verb
from handlers.views.facts import Fact as ShownFact
from handlers.views.facts import in_words
from handlers.views.message import Button, Message, compose

TROUBLES = ("数不对", "不是已经做到的", "不是这个地方的", "和原文对不上", "已经过时")
"""What readers choose from; positions are part of buttons already sent."""
ANSWERS = {
    TicketState.RESOLVED: ("已经照您说的改好了，谢谢。", "已经更正，谢谢。"),
    TicketState.DISMISSED: ("核对过原文，现在的写法没有错。", "原文就是这样写的，我们照录。"),
}
"""Sentences to the reporter; positions are part of buttons already sent."""


def asking(case: Case, fact: str) -> Message:
    """What is wrong? With reasons to tap, or a sentence to write."""
    part = part_of(case.id, fact)
    buttons = [
        Button(trouble, DeskPayload(Verb.REPORTED, i, part, case.revision))
        for i, trouble in enumerate(TROUBLES)
    ]
    head = text("🚩", b(about(case, fact)), "：哪里不对？点一个，或回复这条消息写一句。")
    return compose([head], [], in_rows(buttons, 2))


def part_of(case_id: str, fact: str) -> str:
    """A fact in a button: ``ziyuan_f07`` for a figure, ``_ziyuan-xixibao`` for a program, else the case."""
    if not fact:
        return case_id
    return f"_{fact}" if fact.startswith(case_id) else f"{case_id}_{fact}"


def thanks(ticket: Ticket, case: Case) -> Message:
    """A report was kept."""
    said = text(
        f"收到（{ticket.id}号），「{about(case, ticket.fact)}」已标上待核。管理员核对后会告诉您结果。"
    )
    return compose([said])


def shown(ticket: Ticket, case: Case | None) -> Message:
    """A report as curators see it."""
    head = [
        text("🚩", b(f"{ticket.id}号纠错"), f" · {ticket.state.value}"),
        text(about(case, ticket.fact) if case else ticket.case),
        text(f"{ticket.reporter.name}说：{ticket.text}"),
    ]
    if ticket.state is not TicketState.OPEN:
        return compose([*head, text(f"{ticket.decided_by}：{ticket.answer}")])
    rows = [
        [
            Button(said, DeskPayload(verb, ticket.id, str(i)), style=style)
            for i, said in enumerate(ANSWERS[state])
        ][:1]
        for verb, state, style in (
            (Verb.RESOLVE, TicketState.RESOLVED, "success"),
            (Verb.DISMISS, TicketState.DISMISSED, "danger"),
        )
    ]
    opening = [Button("看案例", Payload(Kind.CASE, ticket.case))] if case else []
    written = [
        Button("改好了，写一句", DeskPayload(Verb.RESOLVE, ticket.id, "w")),
        Button("没有错，写一句", DeskPayload(Verb.DISMISS, ticket.id, "w")),
    ]
    return compose(head, [], [*rows, written, opening])


def outcome(ticket: Ticket) -> Atom:
    """What the reporter is told."""
    return text(f"您报的{ticket.id}号纠错有结果了：{ticket.state.value}。{ticket.answer}")


def about(case: Case, fact: str) -> str:
    """What a report is about, in a few words."""
    found: Fact | None = case.figure(fact) or case.program(fact) if fact else None
    return f"{case.place.name} {in_words(found, case)}" if isinstance(found, ShownFact) else case.title
