"""The cases of an industry, page by page: which kinds of it, its figures by nature, its programs."""

from collections.abc import Sequence

from casebase.library import IndustryAnswer, IndustryHit
from casebase.library.facets import Dimension
from casebase.record import Case, Figure, Program
from handlers.payload import Kind, Payload
from handlers.views import buttons
from handlers.views.atoms import Atom, b, join, text
from handlers.views.clause import shortened
from handlers.views.figures import CLIP, by_nature, phrase
from handlers.views.listing import EVERYWHERE
from handlers.views.message import Button, Message, compose, label
from handlers.views.wording import level, listed, located, program_name
from handlers.words import packed

_SIZE = 5
_FIGURES_ALONE = 6
_FIGURES = 2
_NAMED = 4
_PROGRAMS = 3
_PROGRAM = 60
_A_ROW = 2
_ASKED = 30

_Clipped = tuple[int, Case, Figure]
"""A figure with the number of its paper clip and its case."""


def industry(answer: IndustryAnswer, page: int = 1) -> Message:
    """A page of the cases of an industry; the last one where ``page`` lies behind it."""
    if not answer.hits:
        return _none(answer)
    last = -(-len(answer.hits) // _SIZE)
    page = min(page, last)
    shown = answer.hits[(page - 1) * _SIZE : page * _SIZE]
    clipped = _clips(shown)
    turn = f"（第{page}/{last}页）" if last > 1 else ""
    head = [
        text("🌱", b(_asked(answer)), f"：{len(answer.hits)}个案例{turn}"),
        *(line for hit in shown for line in _lines(hit, clipped, alone=len(shown) == 1)),
        _kindred(answer),
    ]
    return compose(head, [], _rows(answer, shown, clipped, page, last))


def _none(answer: IndustryAnswer) -> Message:
    head = [
        text("库里没有「", b(_asked(answer)), "」的案例。查过每个案例的产业、数字和做法。"),
        _kindred(answer),
        text("发 /find 加这个词，再查一遍全部内容。" if answer.words else ""),
    ]
    return compose(head, [], [*buttons.in_rows(_kinds(answer), _A_ROW), [_everything()]])


def _lines(hit: IndustryHit, clipped: Sequence[_Clipped], *, alone: bool) -> list[Atom]:
    case = hit.case
    kinds = listed(hit.industries, _NAMED) if hit.industries else "没有列为产业，只是提到"
    title = text("▪ ", b(located(case.place)), f" · {level(case.place)}：{kinds}")
    own = [(n, figure) for n, of, figure in clipped if of.id == case.id]
    figures = join("；", (phrase(figure, case.place.name, f"{CLIP}{n}") for n, figure in own))
    if not alone:
        return [text(title, "；" if own else "", figures)]
    programs = sorted(hit.programs, key=lambda program: not program.key)
    return [
        title,
        text("数字：", figures or "材料未说明"),
        text("做法：" if programs else "", join("；", map(_program, programs[:_PROGRAMS]))),
    ]


def _program(program: Program) -> Atom:
    told = shortened(program.description, _PROGRAM).rstrip("。")
    return text(b(program_name(program)), f"（{told}）")


def _clips(shown: Sequence[IndustryHit]) -> list[_Clipped]:
    """The figures shown, each with the number of its paper clip."""
    most = _FIGURES_ALONE if len(shown) == 1 else _FIGURES
    figures = ((hit.case, figure) for hit in shown for figure in by_nature(hit.figures)[:most])
    return [(n, case, figure) for n, (case, figure) in enumerate(figures, 1)]


def _asked(answer: IndustryAnswer) -> str:
    return shortened("、".join(answer.words) or answer.query, _ASKED)


def _kindred(answer: IndustryAnswer) -> Atom:
    told = "、".join(f"{name}（{n}）" for name, n in answer.kindred)
    return text(f"同类的产业：{told}") if told else text()


def _kinds(answer: IndustryAnswer) -> list[Button]:
    found = ((name, packed(name)) for name, _ in answer.kindred)
    return [Button(label(name), Payload(Kind.INDUSTRY, token)) for name, token in found if token]


def _everything() -> Button:
    return Button("全部产业", Payload(Kind.FACET, EVERYWHERE, f"{Dimension.INDUSTRY.letter}-1"))


def _rows(
    answer: IndustryAnswer, shown: Sequence[IndustryHit], clipped: Sequence[_Clipped], page: int, last: int
) -> list[Sequence[Button]]:
    clips = tuple(
        Button(f"{CLIP}{n}", Payload(Kind.FIGURE_EVIDENCE, case.id, figure.id, case.revision))
        for n, case, figure in clipped
    )
    token = packed(" ".join(answer.words))
    turning = buttons.turning(Payload(Kind.INDUSTRY, token, str(page)), last) if token else ()
    opening = buttons.in_rows((buttons.of_case(hit.case) for hit in shown), _A_ROW)
    kinds = buttons.in_rows(_kinds(answer), _A_ROW)
    return [clips, *opening, turning, *kinds, [_everything()]]
