"""A case in six lines, with the rest folded behind them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from casebase.record import Case, Program, Review, Status
from handlers.payload import Kind, Payload
from handlers.views import buttons
from handlers.views.atoms import Atom, b, join, text
from handlers.views.clause import shortened
from handlers.views.figures import key_figures, row, warning
from handlers.views.message import Button, Message, Shows, compose
from handlers.views.standing import standing
from handlers.views.wording import date, formula, level, listed, program_name, region

_FIGURES = 5
_PROGRAMS = 3
_NOT_STATED = 3
_LINE = 120


def card(case: Case, notes: Iterable[Atom] = (), more: Iterable[Sequence[Button]] = ()) -> Message:
    """The case's summary.

    Args:
        case: what to show.
        notes: lines on how the question was understood, put under the title.
        more: rows of buttons beside the case's own.
    """
    own, notes = _own(case), tuple(notes)
    return compose(
        [own.title, *notes, *own.lines],
        own.behind,
        [*own.buttons, *more],
        Shows.of(own.view, case, notes=notes),
    )


@dataclass(frozen=True, slots=True)
class _Own:
    """What a card shows of the case, however it was asked for."""

    title: Atom
    lines: tuple[Atom, ...]
    behind: tuple[Atom, ...]
    buttons: tuple[Sequence[Button], ...]
    view: Payload


@standing
def _own(case: Case) -> _Own:
    figures, view = key_figures(case, _FIGURES), Payload(Kind.CASE, case.id, revision=case.revision)
    lines = (
        text(case.one_line),
        _programs(case),
        row(figures, case.place.name),
        repaired(case),
        warning(case, figures),
        _not_stated(case),
    )
    rows = (
        buttons.clips(case, figures),
        *buttons.pages(case),
        buttons.actions(view, case.place.name),
    )
    return _Own(title(case), lines, tuple(_behind(case)), rows, view)


def title(case: Case) -> Atom:
    """📍资源县（广西桂林）· 县级 · 材料未载日期, and how far the case is to be trusted."""
    standing = [
        str(case.status) if case.status is Status.CORRECTED else "",
        str(case.review) if case.review is Review.DISPUTED else "",
    ]
    where = region(case.place)
    dates = dict.fromkeys(date(source.published) for source in case.sources)
    name = text("📍", b(case.place.name), f"（{where}）" if where else "")
    return join(" · ", [name, level(case.place), "、".join(dates), *standing])


def repaired(case: Case) -> Atom:
    """That a source was damaged and has been mended; empty where none was."""
    kinds = dict.fromkeys(repair.kind for source in case.sources for repair in source.damage)
    if any(source.from_photo for source in case.sources):
        return text("📷文字是从照片里认出来的，可能有认错的字，数字请对照原件")
    if not kinds:
        return text()
    return text(f"🩹抓来的原文有损坏（{'、'.join(kinds)}），这里用的是复原后的文字")


def _programs(case: Case) -> Atom:
    key = [program for program in case.programs if program.key] or list(case.programs)
    if not key:
        return text()
    names = join("、", (b(program_name(program)) for program in key[:_PROGRAMS]))
    total = len(case.programs)
    return text("做法：", names, f"（共{total}个）" if total > len(key[:_PROGRAMS]) else "")


def _not_stated(case: Case) -> Atom:
    if not case.not_stated:
        return text()
    return text(shortened(f"材料未说明：{listed(case.not_stated, _NOT_STATED)}", _LINE))


def _behind(case: Case) -> list[Atom]:
    """The lines behind the fold."""
    context = case.context
    told = (
        ("起因", context.problem),
        ("条件", context.conditions),
        ("对象", context.target_group),
        ("概况", case.summary),
    )
    lines = [text(b(word), f"：{words}") for word, words in told if words]
    lines += [text("▪ ", b(p.name), f"：{_what(p)}") for p in case.programs if p.key]
    lines += [text("▫ ", b(f"{m.heading}：") if m.heading else "", m.text) for m in case.measures]
    if case.industries:
        lines.append(text(b("产业"), f"：{'、'.join(case.industries)}"))
    if len(case.not_stated) > _NOT_STATED:
        lines.append(text(b("材料未说明"), f"：{'、'.join(case.not_stated)}"))
    return lines


def _what(program: Program) -> str:
    return f"{formula(program.formula)}。{program.description}" if program.formula else program.description
