"""The answer to a number asked for: which of several it is, or that it is none, with the nearest ones."""

from collections.abc import Iterable

from casebase.library import FigureHit, FiguresAnswer, ProgramAnswer
from casebase.library.figures import Likeness
from casebase.search.match import Outcome
from handlers.views import buttons
from handlers.views.atoms import Atom, b, join, text
from handlers.views.figures import CLIP, line, rank, tally, warning
from handlers.views.message import Message, compose
from handlers.views.understanding import name, understood

_LISTED = 20
_CLIPS = 10
_CLIPS_A_ROW = 5
_LABELLED = 6


def several(answer: FiguresAnswer) -> Message:
    """The number fits more than one figure: each with its nature, to be opened."""
    assert answer.number is not None
    first = answer.found[0]
    head = [
        text(f"{_name(answer)}「", b(answer.number.text), f"」对得上{len(answer.found)}个数，点一下看："),
        how_read(answer),
        *(_where(hit, answer) for hit in answer.found[:_LISTED]),
        warning(first.case, (hit.figure for hit in answer.found if hit.case is first.case)),
    ]
    return compose(head, [], buttons.in_rows(map(buttons.of_figure, answer.found[:_LABELLED]), 1))


def none(answer: FiguresAnswer) -> Message:
    """The number is none of the figures: what was searched, the nearest, and where else it stands."""
    assert answer.number is not None
    head = [
        text(f"{_whose(answer)}没有「", b(answer.number.text), "」这个数，我不猜。"),
        _row("那里最接近的（都不是它）：", answer.near, answer),
        _row("别处有这个数：", answer.elsewhere, answer),
        text("" if answer.near or answer.elsewhere else "可以发 /figures 加地名，看那里的全部数字。"),
    ]
    offered = (*answer.elsewhere, *answer.near)
    return compose(head, [], buttons.in_rows(map(buttons.of_figure, offered), 1))


def all_of(answer: FiguresAnswer) -> Message:
    """The figures told of a program, or of a place inside a case, by nature."""
    ordered = sorted(answer.found, key=lambda hit: rank(hit.figure))
    title = text(b(f"{_name(answer)} · 数字"), f"（{tally(hit.figure for hit in ordered)}）")
    lines = [text(f"{CLIP}{n} ", _where(hit, answer)) for n, hit in enumerate(ordered[:_LISTED], 1)]
    cases = {hit.case.id: hit.case for hit in ordered}
    clips = (buttons.of_figure(hit, f"{CLIP}{n}") for n, hit in enumerate(ordered[:_CLIPS], 1))
    rows = [
        *buttons.in_rows(clips, _CLIPS_A_ROW),
        *((buttons.of_case(c, f"案例：{c.place.name}"),) for c in cases.values()),
    ]
    return compose([title, how_read(answer), *lines], [], rows)


def how_read(answer: FiguresAnswer) -> Atom:
    """How the place and the number were read, where that is to be said."""
    notes = []
    if answer.named is not None:
        notes.append(
            understood(answer.named.asked, "做法" if isinstance(answer.named, ProgramAnswer) else "地方")
        )
    if answer.by is Likeness.ROUNDED and answer.number:
        notes.append(text(f"材料没有正好{answer.number.text}，按约数认作", _texts(answer.found)))
    if answer.by is Likeness.DIGITS and answer.number:
        notes.append(text(f"「{answer.number.text}」按数字相同认作", _texts(answer.found)))
    return join("；", notes)


def _texts(hits: Iterable[FigureHit]) -> Atom:
    return join("、", (b(one) for one in dict.fromkeys(hit.figure.text for hit in hits)))


def _row(words: str, hits: tuple[FigureHit, ...], answer: FiguresAnswer) -> Atom:
    return text(words, join("；", (_where(hit, answer) for hit in hits))) if hits else text()


def _where(hit: FigureHit, answer: FiguresAnswer) -> Atom:
    """The figure with its place, where that is not the one asked for."""
    here = hit.case.place.name
    asked = answer.named.asked.understood if answer.named else None
    return line(hit.figure, asked if asked == here else "")


def _name(answer: FiguresAnswer) -> str:
    asked = answer.named.asked if answer.named else None
    return (asked.understood or name(asked)) if asked else ""


def _whose(answer: FiguresAnswer) -> str:
    if answer.named is None:
        return "查过库里所有案例的数字，"
    if answer.named.asked.outcome is Outcome.UNKNOWN:
        return f"没有认出「{name(answer.named.asked)}」是哪里；它"
    if answer.named.asked.outcome is Outcome.NO_CASE:
        return f"{_name(answer)}还没有案例，也就"
    return f"查过{_name(answer)}的数字，"
