"""A place without a case of its own: only mentioned, without anything, unclear, or not there at all.

Nothing is invented, and no other place is answered in its stead: it is offered.
"""

from collections.abc import Iterable

from casebase.library import CaseHead, Mention, PlaceAnswer
from casebase.record import Case, Figure, Place, SiteRole
from casebase.search.match import CORRECTIONS
from handlers.payload import Kind, Payload
from handlers.views import buttons
from handlers.views.atoms import Atom, b, join, text
from handlers.views.clause import shortened
from handlers.views.figures import CLIP, key_figures, phrase
from handlers.views.message import Button, Message, Shows, compose
from handlers.views.understanding import like, name, understood
from handlers.views.wording import level, located, province, region

_OPTIONS = 8
_MENTIONS = 3
_FIGURES = 3
_NEAR = 3
_TOLD = 90
_HOW_TO_ASK = "写一个县名或做法的名字就行，比如资源县、小细胞；发 /list 看库里有哪些案例。"


def title(place: Place) -> Atom:
    """📍庆元县（浙江丽水）· 县级."""
    where = region(place)
    return text("📍", b(place.name), f"（{where}）" if where else "", f" · {level(place)}")


def homonyms(answer: PlaceAnswer) -> Atom:
    """That other places bear the very name; empty where none does."""
    if not answer.homonyms or answer.place is None:
        return text()
    others = "、".join(region(p) for p in answer.homonyms[:_NEAR])
    more = "等" if len(answer.homonyms) > _NEAR else ""
    return text(
        f"全国另有{len(answer.homonyms)}个{answer.place.name}（{others}{more}），这里说的是{located(answer.place)}"
    )


def nowhere(answer: PlaceAnswer) -> Message:
    """No such place: what was searched, and the nearest names to tap."""
    if answer.programs:
        return _a_program(answer)
    near = [buttons.of_place(p) for p in answer.options] + [_of_case(h) for h in answer.alike]
    searched = text(
        "没有找到「", b(name(answer.asked)), "」。查过全国的省、市、县、乡，和库里写到的村和做法。"
    )
    head = [searched, text("相近的有这些，点一下看：" if near else _HOW_TO_ASK)]
    return compose(head, [], buttons.in_rows(near[:_OPTIONS], 1))


def _a_program(answer: PlaceAnswer) -> Message:
    """No such place, but a program of that name."""
    head = text(_none_called(answer), "，倒有这样叫的做法，点一下看：")
    return compose([head], [], buttons.in_rows(map(buttons.of_program, answer.programs[:_OPTIONS]), 1))


def which(answer: PlaceAnswer) -> Message:
    """Several places of that name, or like it: which one is meant?"""
    head = text(_as_many(answer), "，你问的是哪一个？")
    rest = [text(located(place)) for place in answer.options[_OPTIONS:]]
    behind = [text("还有这些，写上省或市再问一次："), *rest] if rest else []
    return compose([head], behind, buttons.in_rows(map(buttons.of_place, answer.options[:_OPTIONS]), 1))


def none_of(answer: PlaceAnswer) -> Message:
    """Several places of that name, or the nearest where none bears it: nothing is told of any of them."""
    if len(answer.options) == 1:
        nearest = text(_none_called(answer), f"，{like(answer.asked)}是", b(located(answer.options[0])), "。")
        head = [text(nearest, "库里还没有那里的案例。")]
    else:
        head = [text(_as_many(answer), "。库里还没有其中任何一个的案例，点一个看它邻近有没有：")]
    head.append(_heads("名字相近、有案例的是", answer.alike))
    places = [buttons.of_place(place) for place in answer.options]
    cases = [_of_case(one) for one in answer.alike]
    return compose(head, [], buttons.in_rows([*places[: _OPTIONS - len(cases)], *cases], 1))


def _as_many(answer: PlaceAnswer) -> Atom:
    """How many places the name fits, or comes near to where none bears it."""
    count = len(answer.options)
    if answer.asked.how in CORRECTIONS:
        return text(_none_called(answer), f"，{like(answer.asked)}有{count}个")
    return text("「", b(name(answer.asked)), f"」对得上{count}个地方")


def _none_called(answer: PlaceAnswer) -> Atom:
    return text("没有叫「", b(name(answer.asked)), "」的地方")


def without_a_case(answer: PlaceAnswer, there: Place) -> Message:
    """A real place of which nothing is told here."""
    if answer.homonyms:
        return _namesakes(answer, there)
    head = [
        title(there),
        understood(answer.asked, "地方"),
        text(
            "库里还没有这里的案例。"
            if answer.nearby or answer.alike
            else f"库里还没有这里的案例{_nor_around(there)}。"
        ),
        _heads("名字相近、有案例的是", answer.alike),
        _heads(f"{_shared(there, answer.nearby)}有案例的是", answer.nearby),
    ]
    offered = {h.id: h for h in (*answer.alike, *answer.nearby)}
    both = [buttons.of_place(there)] if answer.alike else []
    return compose(head, [], buttons.in_rows([*both, *map(_of_case, offered.values())][:_OPTIONS], 1))


def _nor_around(there: Place) -> str:
    """That the province has none either; nothing to say of a province."""
    return f"，{province(there)}别处也没有" if there.parents else ""


def _namesakes(answer: PlaceAnswer, there: Place) -> Message:
    """Several real places of the very name, and nothing told of any: none is picked for the asker."""
    places = [there, *answer.homonyms]
    regions = "、".join(map(region, places[:_OPTIONS]))
    head = [
        text(b(there.name), f"全国有{len(places)}个：{regions}" + ("等" if len(places) > _OPTIONS else "")),
        text("库里还没有其中任何一个的案例。点一个，看它邻近有没有："),
    ]
    return compose(head, [], buttons.in_rows(map(buttons.of_place, places[:_OPTIONS]), 1))


def mentioned(answer: PlaceAnswer, there: Place) -> Message:
    """A place that only cases of other places tell of: where and how."""
    mentions = _nearest_first(answer.mentions, there)[:_MENTIONS]
    cases = {m.case.id: m.case for m in mentions}
    figures = [(m.case, f) for m in mentions for f in _said_of(m)][:_FIGURES]
    lines = [
        *((_told(m, there), _site_clip(m)) for m in mentions),
        *((phrase(f, there.name), Payload(Kind.FIGURE_EVIDENCE, c.id, f.id, c.revision)) for c, f in figures),
    ]
    head = [
        title(there),
        understood(answer.asked, "地方"),
        _standing(there, cases.values()),
        *(text(line, f" {CLIP}{n}") for n, (line, _) in enumerate(lines, 1)),
        homonyms(answer),
    ]
    rows = [
        [Button(f"{CLIP}{n}", payload) for n, (_, payload) in enumerate(lines, 1)],
        *([buttons.of_case(case, f"看{case.place.name}的案例")] for case in cases.values()),
        *([_of_case(h)] for h in answer.nearby[:_NEAR] if h.id not in cases),
    ]
    return compose(head, [], rows, Shows.of(Payload(Kind.PLACE, there.ref), *cases.values()))


def _standing(there: Place, cases: Iterable[Case]) -> Atom:
    """Whether the place is part of what a case is about, or another case only speaks of it."""
    names = join("、", (b(case.place.name) for case in cases))
    if all(there.key.startswith(f"{case.place.key}/") for case in cases):
        return text("没有单独的案例，在", names, "的案例里是这样说的：")
    return text("没有自己的案例，只在", names, "的案例里提到：")


def _nearest_first(mentions: tuple[Mention, ...], there: Place) -> list[Mention]:
    """Mentions of the very place before those of places inside it, sites before bare mentions."""
    return sorted(mentions, key=lambda m: (m.site.place.key != there.key, m.site.role is SiteRole.MENTION))


def _told(mention: Mention, there: Place) -> Atom:
    place = mention.site.place
    return text("" if place.key == there.key else f"{place.name}：", shortened(mention.site.told, _TOLD))


def _site_clip(mention: Mention) -> Payload:
    case = mention.case
    return Payload(Kind.SITE_EVIDENCE, case.id, str(case.sites.index(mention.site)), case.revision)


def _said_of(mention: Mention) -> list[Figure]:
    """The first figures the case gives of that site."""
    case, site = mention.case, mention.site.place.name
    return key_figures(case, _FIGURES, (f for f in case.figures if f.scope.endswith(site)))


def _heads(words: str, heads: tuple[CaseHead, ...]) -> Atom:
    if not heads:
        return text()
    named = "、".join(f"{located(h.place)}，{level(h.place)}" for h in heads[:_NEAR])
    return text(f"{words}：{named}" + (f"等{len(heads)}个" if len(heads) > _NEAR else ""))


def _shared(there: Place, heads: tuple[CaseHead, ...]) -> str:
    """What the place shares with those nearby: the prefecture, or only the province."""
    if heads and len(there.path) > 2 and heads[0].place.path[:2] == there.path[:2]:
        return f"同属{there.path[1]}、"
    return f"同属{there.path[0]}、"


def _of_case(head: CaseHead) -> Button:
    """A case with its county where it is not a county's: 清原满族自治县大苏河乡（乡级）."""
    parts = head.place.path[2:] or head.place.path[-1:]
    return buttons.of_case(head, f"{''.join(parts)}（{level(head.place)}）")
