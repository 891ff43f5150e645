"""The buttons that stand under more than one kind of message."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from telegram import InlineKeyboardMarkup

from casebase.library import CaseHead, FigureHit, ProgramHit
from casebase.record import Case, Figure, Place
from handlers import deeplink
from handlers.payload import Kind, Payload
from handlers.views.deskpayload import DeskPayload, Verb
from handlers.views.figures import marks, nature
from handlers.views.message import Button, Message, label
from handlers.views.wording import located, program_name

_PAGES = (
    (Kind.SOURCES, "出处"),
    (Kind.FIGURES, "数字"),
    (Kind.PROGRAMS, "做法"),
    (Kind.MEASURES, "步骤"),
    (Kind.SITES, "地点"),
    (Kind.PEOPLE, "人物"),
    (Kind.AS_SCRAPED, "原貌"),
    (Kind.SIMILAR, "相似"),
    (Kind.COMPARE_WITH, "对比"),
)
"""The pages of a case, those that hold something."""
_PAGES_A_ROW = 4
_REPORT = "纠错"
_CARD = "🖼 卡片"
_CHART = "📊 画成图"
_PRINT = "PDF"
_EXPORT = "导出"


def of_case(case: Case | CaseHead, words: str | None = None) -> Button:
    """Opens the case's card."""
    return Button(label(words or located(case.place)), Payload(Kind.CASE, case.id, revision=case.revision))


def of_program(hit: ProgramHit, words: str | None = None) -> Button:
    """Opens the program."""
    payload = Payload(Kind.PROGRAM, hit.program.id, revision=hit.case.revision)
    return Button(label(words or program_name(hit.program)), payload)


def of_figure(hit: FigureHit, words: str | None = None) -> Button:
    """Opens what is known of the figure."""
    case, figure = hit.case, hit.figure
    payload = Payload(Kind.FIGURE, case.id, figure.id, case.revision)
    tag = nature(figure)
    return Button(label(words or f"{figure.text}{f'〔{tag}〕' if tag else ''}{figure.of}"), payload)


def to_compare(case: Case | CaseHead, words: str) -> Button:
    """Asks with which other case to compare it."""
    return Button(label(words), Payload(Kind.COMPARE_WITH, case.id, revision=case.revision))


def of_place(place: Place) -> Button:
    """Asks for that very place."""
    return Button(label(located(place)), Payload(Kind.PLACE, place.ref))


def pages(case: Case) -> list[Sequence[Button]]:
    """The case's pages, those that hold something."""
    there = [
        Button(words, Payload(kind, case.id, revision=case.revision))
        for kind, words in _PAGES
        if _holds(case, kind)
    ]
    return list(in_rows(there, _PAGES_A_ROW))


def actions(view: Payload, words: str) -> tuple[Button, ...]:
    """What can be done with a case or a program as a whole, whatever page of it is shown.

    Args:
        view: opens the case or the program.
        words: its name, as it stands in the input field while it is shared.
    """
    of_program = view.kind is Kind.PROGRAM
    drawn = replace(view, kind=Kind.PROGRAM_CARD if of_program else Kind.CARD, part="")
    export = () if of_program else (Button(_EXPORT, replace(view, kind=Kind.EXPORT, part="")),)
    fact = f"_{view.id}" if of_program else view.id
    report = Button(_REPORT, DeskPayload(Verb.REPORT, 0, fact, view.revision))
    return (sharing(view, words), Button(_CARD, drawn), *export, report)


def to_chart(case: Case) -> Button:
    """Draws the case's figures as bars."""
    return Button(_CHART, Payload(Kind.CARD, case.id, "chart", case.revision))


def drawings_of_several(card: Kind, print_: Kind, ids: Sequence[str]) -> tuple[Button, ...]:
    """A picture and a print of what stands side by side; none where a button has no room for the ids."""
    card_, printed = Payload.side_by_side(card, ids), Payload.side_by_side(print_, ids)
    return (Button(_CARD, card_), Button(_PRINT, printed)) if card_ and printed else ()


def reporting(case_id: str, figure_id: str) -> Button:
    """Tells curators that something is wrong with a figure."""
    return Button(_REPORT, DeskPayload(Verb.REPORT, 0, f"{case_id}_{figure_id}"))


def sharing(view: Payload, words: str) -> Button:
    """Posts the very card into a chat to be chosen; the words before the link are for the reader."""
    return Button("分享", shares=f"{words} {deeplink.naming(view)}")


def removable(message: Message, by: int | None) -> Message:
    """The message as it stands in a group: whoever asked for it can have it removed.

    Args:
        message: what was asked for.
        by: the asker's id; None where it is not known, then an administrator can.
    """
    return message.with_rows([Button("🗑 移除", Payload(Kind.REMOVE, str(by or 0)))])


def removed_by(keyboard: InlineKeyboardMarkup | None) -> int | None:
    """Who may have the message above these buttons removed, besides administrators."""
    rows = keyboard.inline_keyboard if keyboard else ()
    sent = (
        Payload.parse(button.callback_data)
        for row in rows
        for button in row
        if isinstance(button.callback_data, str)
    )
    return next((int(p.id) for p in sent if p and p.kind is Kind.REMOVE and p.id.isdecimal()), None)


def clips(case: Case, figures: Iterable[Figure]) -> tuple[Button, ...]:
    """A paper clip for each figure's sentence."""
    return tuple(
        Button(mark, Payload(Kind.FIGURE_EVIDENCE, case.id, figure.id, case.revision))
        for figure, mark in marks(figures)
    )


def turning(payload: Payload, last: int) -> tuple[Button, ...]:
    """Back and forth between the pages of a list; nothing where there is only one."""
    steps = ((payload.page - 1, "‹ 上一页"), (payload.page + 1, "下一页 ›"))
    return tuple(Button(words, payload.turned(page)) for page, words in steps if 1 <= page <= last)


def in_rows(buttons: Iterable[Button], width: int) -> Iterator[tuple[Button, ...]]:
    """The buttons, ``width`` a row."""
    left = tuple(buttons)
    while left:
        yield left[:width]
        left = left[width:]


def _holds(case: Case, kind: Kind) -> bool:
    """Whether the page would say anything of the case."""
    return bool(
        {
            Kind.SOURCES: case.sources,
            Kind.FIGURES: case.figures,
            Kind.PROGRAMS: case.programs,
            Kind.MEASURES: case.measures,
            Kind.SITES: case.sites,
            Kind.PEOPLE: case.people,
            Kind.AS_SCRAPED: any(source.damage for source in case.sources),
        }.get(kind, True)
    )
