"""The whole casebase at a glance: the first words, and a list that is too long to begin with page one."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from casebase.library import CaseHead, Daily, ListAnswer
from casebase.library.areas import area as area_of
from casebase.library.areas import areas
from casebase.library.facets import Dimension, Facet
from handlers.payload import Kind, Payload
from handlers.views import buttons
from handlers.views.atoms import Atom, b, join, text
from handlers.views.listing import EVERYWHERE, in_list, to_facets
from handlers.views.message import Button, Message, compose, label
from handlers.views.wording import located, province, short
from handlers.words import packed

_AREAS_A_LINE = 2
_PROVINCES = 4
_A_ROW = 4


def greeting(heads: tuple[CaseHead, ...], today: Daily | None) -> Message:
    """The first words: what there is, where, a case of the day, and questions to tap.

    Args:
        heads: all cases.
        today: what the day has to offer; None while there is no case.
    """
    hello = text("你好，我是", b("县域案例库"), "。发一个县名，或者一个做法的名字，我告诉你那里做了什么。")
    honest = text("每个数字都能点📎看原句；任务、计划、承诺不会当成实绩；材料没说的，我就说没说。")
    if today is None:
        return compose([hello, honest])
    case = today.case
    head = [
        hello,
        honest,
        text(f"🗺 {len(heads)}个案例，{_provinces(heads)}个省份：", _areas(heads)),
        text("📅 今天看：", b(located(case.place)), f"，{case.one_line}"),
        text("也可以点一个问题试试："),
    ]
    asking = ([question] for question in _questions(today))
    everything = Button(f"🗺 全部{len(heads)}个案例", Payload(Kind.LIST, EVERYWHERE))
    rows = [[buttons.of_case(case, f"📅 {located(case.place)}")], *asking, [everything]]
    return compose(head, [], rows)


def overview(answer: ListAnswer) -> Message:
    """All cases as a map: areas with their provinces and how many cases each has, to choose one."""
    heads = answer.heads
    title = text("🗺 ", b("案例库"), f"有{len(heads)}个案例，来自{_provinces(heads)}个省份，点一个大区看：")
    facets = (Facet(Dimension.AREA, name) for name, _ in _by_area(heads))
    counted = dict(_by_area(heads))
    opening = [in_list(answer.selection, one, f"{one.value} {counted[one.value]}") for one in facets]
    paged = Button("一页一页看", Payload(Kind.LIST, EVERYWHERE, "1"))
    others = [button for button in to_facets(answer) if button.label != f"按{Dimension.AREA}"]
    rows = [*buttons.in_rows(opening, _A_ROW), [paged], others]
    return compose([title, *_told(heads)], [], rows)


def _told(heads: Iterable[CaseHead]) -> Iterator[Atom]:
    """华北 11 · 河北4、内蒙古4……"""
    heads = tuple(heads)
    for name, count in _by_area(heads):
        inside = Counter(province(head.place) for head in heads if area_of(head.place) == name)
        told = "、".join(f"{where}{n}" for where, n in inside.most_common(_PROVINCES))
        more = "……" if len(inside) > _PROVINCES else ""
        yield text(b(f"{name} {count}"), f" · {told}{more}")


def _by_area(heads: Iterable[CaseHead]) -> list[tuple[str, int]]:
    """How many cases each area has, those that have some, as a map is read."""
    count = Counter(area_of(head.place) for head in heads)
    return [(name, count[name]) for name in areas() if count[name]]


def _areas(heads: Iterable[CaseHead]) -> Atom:
    return join(" · ", (text(f"{name}{count}") for name, count in _by_area(heads)))


def _provinces(heads: Iterable[CaseHead]) -> int:
    return len({head.place.path[0] for head in heads})


def _questions(today: Daily) -> list[Button]:
    """What the day asks: who works so, whether a number is a result, and what is made or what differs."""
    by_turns = (_who, _way) if _is_even(today.case.id) else (_way, _who)
    third = (_pair, _industry) if _is_even(today.case.title) else (_industry, _pair)
    found = [_first(by_turns, today), _figure(today), _first(third, today)]
    return [question for question in found if question is not None]


def _first(asking: Iterable[Callable[[Daily], Button | None]], today: Daily) -> Button | None:
    """The first question the day has anything to ask with."""
    return next((question for ask in asking if (question := ask(today)) is not None), None)


def _is_even(name: str) -> bool:
    """Half of all names, whatever they are; the same half on every machine."""
    return sum(map(ord, name)) % 2 == 0


def _way(today: Daily) -> Button | None:
    if today.way is None:
        return None
    return Button(label(f"哪些地方有{today.way.name}？"), Payload(Kind.WAY, today.way.key, "1"))


def _who(today: Daily) -> Button | None:
    formula = today.formula.program.formula if today.formula else None
    token = packed(formula.raw) if formula else None
    return _asks(f"哪些地方用{formula.raw}？", Kind.WHO, token) if formula and token else None


def _figure(today: Daily) -> Button | None:
    hit = today.figure
    if hit is None:
        return None
    figure = hit.figure
    return buttons.of_figure(hit, f"{short(hit.case.place)}{figure.of}{figure.text}，算实绩吗？")


def _industry(today: Daily) -> Button | None:
    token = packed(today.industry) if today.industry else None
    return _asks(f"哪些地方发展{today.industry}？", Kind.INDUSTRY, token) if token else None


def _pair(today: Daily) -> Button | None:
    if today.pair is None:
        return None
    one, other = today.pair
    payload = Payload.side_by_side(Kind.COMPARE, [one.id, other.id])
    words = f"{short(one.place)}和{short(other.place)}，有什么不同？"
    return Button(label(words), payload) if payload else None


def _asks(words: str, kind: Kind, token: str) -> Button:
    return Button(label(words), Payload(kind, token))
