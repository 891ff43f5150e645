"""Which cases there are, page by page, and what they can be sorted by."""

from collections.abc import Iterator, Sequence

from casebase.library import CaseHead, ListAnswer
from casebase.library.facets import Dimension, Facet, Selection
from handlers.payload import Kind, Payload
from handlers.views import buttons
from handlers.views.atoms import Atom, b, text
from handlers.views.message import Button, Message, compose, label
from handlers.views.wording import level, located

EVERYWHERE = "all"
"""The id a list of the whole country has in its buttons."""
_SIZE = 5
_A_ROW = 2
_VALUES = 8
_TOLD = 6


def listing(answer: ListAnswer, page: int = 1) -> Message:
    """A page of the cases of a selection; the last page where ``page`` lies behind it."""
    where, heads = _called(answer.selection), answer.heads
    if not heads:
        return compose([text(f"{where}还没有案例；发 /list 看全部案例。" if where else "案例库还是空的。")])
    last = -(-len(heads) // _SIZE)
    here = Payload(Kind.LIST, address(answer.selection), str(min(page, last)))
    shown = heads[(here.page - 1) * _SIZE : here.page * _SIZE]
    turn = f"（第{here.page}/{last}页）" if last > 1 else ""
    title = text(b(where or "案例库"), f"有{len(heads)}个案例{turn}，点一下看：")
    opening = buttons.in_rows(map(buttons.of_case, shown), _A_ROW)
    rows = [*opening, buttons.turning(here, last), to_facets(answer), _widening(answer.selection)]
    return compose([title, *map(head_line, shown)], _counted(answer), rows)


def facet_values(answer: ListAnswer, dimension: Dimension, page: int = 1) -> Message:
    """The values of one dimension with how many of the cases have each, to choose one."""
    values = dict(answer.facets).get(dimension, ())
    last = max(1, -(-len(values) // _VALUES))
    here = Payload(Kind.FACET, address(answer.selection), f"{dimension.letter}-{min(page, last)}")
    shown = values[(here.page - 1) * _VALUES : here.page * _VALUES]
    turn = f"（第{here.page}/{last}页）" if last > 1 else ""
    where = _called(answer.selection) or "案例库"
    head = [
        text(b(f"{where} · 按{dimension}"), f"：共{len(values)}种，括号里是案例数{turn}"),
        text("、".join(f"{value}（{n}）" for value, n in shown)),
    ]
    narrowed = ((Facet(dimension, value), f"{value}（{n}）") for value, n in shown)
    opening = [in_list(answer.selection, facet, words) for facet, words in narrowed if _fits(answer, facet)]
    back = Button(f"« {where}", Payload(Kind.LIST, address(answer.selection)))
    return compose(head, [], [*buttons.in_rows(opening, _A_ROW), buttons.turning(here, last), [back]])


def head_line(head: CaseHead) -> Atom:
    """A case in a list: 资源县（广西桂林）· 县级：…"""
    return text("▪ ", b(located(head.place)), f" · {level(head.place)}：{head.one_line}")


def address(selection: Selection) -> str:
    """The selection as its buttons name it: ``all``, ``450000``, ``450000-l1f2e3d``."""
    region = selection.region.ref if selection.region else EVERYWHERE
    return "-".join([region, *(facet.key for facet in selection.facets)])


def in_list(selection: Selection, facet: Facet, words: str) -> Button:
    """Narrows the list to the cases of the facet."""
    return Button(label(words), _narrowed(selection, facet))


def to_facets(answer: ListAnswer) -> Sequence[Button]:
    """Ask by which value of a dimension to narrow the list; for those in which the cases differ."""
    selection = address(answer.selection)
    open_ = [dimension for dimension, _ in _open(answer)]
    payloads = [Payload(Kind.FACET, selection, f"{dimension.letter}-1") for dimension in open_]
    return [Button(f"按{d}", payload) for d, payload in zip(open_, payloads, strict=True) if payload.fits]


def _fits(answer: ListAnswer, facet: Facet) -> bool:
    return _narrowed(answer.selection, facet).fits


def _narrowed(selection: Selection, facet: Facet) -> Payload:
    return Payload(Kind.LIST, address(selection.narrowed(facet)))


def _called(selection: Selection) -> str:
    """What the cases of the selection have in common; empty for all cases."""
    region = [selection.region.name] if selection.region else []
    return " · ".join([*region, *(facet.value for facet in selection.facets)])


def _open(answer: ListAnswer) -> Iterator[tuple[Dimension, tuple[tuple[str, int], ...]]]:
    """The dimensions by which the cases differ."""
    several = answer.facets if len(answer.heads) > 1 else ()
    return ((dimension, values) for dimension, values in several if len(values) > 1)


def _counted(answer: ListAnswer) -> list[Atom]:
    return [text(b(dimension), f"：{_tally(values)}") for dimension, values in _open(answer)]


def _tally(values: Sequence[tuple[str, int]]) -> str:
    told = "、".join(f"{value}（{n}）" for value, n in values[:_TOLD])
    return f"{told}……共{len(values)}种" if len(values) > _TOLD else told


def _widening(selection: Selection) -> Sequence[Button]:
    """The way back to all cases, from a narrower list."""
    narrowed = bool(selection.facets or selection.region)
    return [Button("全部案例", Payload(Kind.LIST, EVERYWHERE))] if narrowed else []
