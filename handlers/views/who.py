"""Who works by a formula: who states it, who states more, who works alike in practice, and who does not."""

from collections.abc import Sequence
from itertools import groupby

from casebase.extraction.formula import UNSTATED
from casebase.library import FormulaHit, WhoAnswer
from casebase.library.slots import Fit, Relation
from handlers.payload import Kind, Payload
from handlers.views import buttons
from handlers.views.atoms import Atom, b, join, text
from handlers.views.clause import shortened
from handlers.views.figures import CLIP
from handlers.views.message import Button, Message, compose
from handlers.views.wording import listed, program_name, slot
from handlers.words import packed

_SIZE = 6
_A_ROW = 2
_SILENT = 4
_ADDED = 3
_ASKED = 40
_GROUPS = {
    Fit.EXACT: "写明的",
    Fit.CONTAINED: "写在更长的公式里",
    Fit.NEAR: "公式相近",
    Fit.PART: "只写了一部分",
    None: "没写成公式，做法相近",
}
_Numbered = tuple[int, FormulaHit]


def who(answer: WhoAnswer, page: int = 1) -> Message:
    """A page of those who work by what was asked for; the last one where ``page`` lies behind it."""
    hits = (*answer.exact, *answer.contained, *answer.alike)
    if not hits:
        return _nobody(answer)
    last = -(-len(hits) // _SIZE)
    page = min(page, last)
    shown = list(enumerate(hits, 1))[(page - 1) * _SIZE : page * _SIZE]
    turn = f"（第{page}/{last}页）" if last > 1 else ""
    head = [
        text("谁在用「", b(_asked(answer)), f"」：{_tally(answer)}{turn}"),
        *_lines(shown),
        _without(answer),
    ]
    return compose(head, [_how_compared(answer)], _rows(answer, shown, page, last))


def query_of(answer: WhoAnswer) -> str:
    """The question in as few words as bring the same answer again."""
    what = answer.formula.raw if answer.formula else "".join(answer.mechanisms)
    return f"{answer.region.name} {what}" if answer.region else what


def _asked(answer: WhoAnswer) -> str:
    """支部+合作社, or the mechanism asked for, with the region where one was named."""
    return shortened(query_of(answer), _ASKED)


def _tally(answer: WhoAnswer) -> str:
    if answer.formula is None:
        return f"{len(answer.alike)}个做法"
    return f"写明{len(answer.exact)} · 包含{len(answer.contained)} · 相近{len(answer.alike)}"


def _lines(shown: Sequence[_Numbered]) -> list[Atom]:
    """A line for each group, or, where there is only one, for each of its members."""
    groups = [(label, list(members)) for label, members in groupby(shown, key=_group)]
    if len(groups) == 1:
        return [_member(one) for one in shown]
    return [text(b(label), "：", join("；", map(_member, members))) for label, members in groups]


def _group(numbered: _Numbered) -> str:
    relation = numbered[1].relation
    return _GROUPS[relation.fit if relation else None]


def _member(numbered: _Numbered) -> Atom:
    number, one = numbered
    case, program = one.hit.case, one.hit.program
    where = case.place.name if program.place == case.place.name else f"{case.place.name}{program.place}"
    return text(f"{CLIP}{number} {where}「", b(program_name(program)), f"」{_why(one)}")


def _why(one: FormulaHit) -> str:
    reasons = _differences(one.relation) if one.relation else ["、".join(one.mechanisms)]
    return f"（{'，'.join(reasons)}）" if reasons else ""


def _differences(relation: Relation) -> list[str]:
    return [
        *([f"另有{listed(relation.added, _ADDED)}"] if relation.added else []),
        *([f"没有{'、'.join(relation.missing)}"] if relation.missing else []),
        *(f"{asked}写作{stated}" for asked, stated in relation.otherwise),
        *(["人数不同"] if relation.counts_differ else []),
    ]


def _without(answer: WhoAnswer) -> Atom:
    if not answer.without:
        return text()
    names = "、".join(head.place.name for head in answer.without[:_SILENT])
    more = f"等{len(answer.without)}个案例" if len(answer.without) > _SILENT else ""
    return text(b("材料里没有的"), f"：{names}{more}")


def _how_compared(answer: WhoAnswer) -> Atom:
    """The parties as they were compared, and by what practice is told."""
    if answer.formula is None:
        return text()
    parties = "、".join(slot(one).replace(UNSTATED, "某一方") for one in answer.formula.slots)
    by = f"；没写成公式的，看是不是也靠{'、'.join(answer.mechanisms)}" if answer.mechanisms else ""
    return text(b("怎么比的"), f"：逐个对{parties}，不管次序，同一方的不同叫法算一样{by}")


def _nobody(answer: WhoAnswer) -> Message:
    head = [
        text("没有找到谁在用「", b(_asked(answer)), "」，相近的也没有。"),
        text("查过库里所有做法的公式、名称和机制；换个写法试试，比如 支部+合作社。"),
    ]
    return compose(head)


def _rows(answer: WhoAnswer, shown: Sequence[_Numbered], page: int, last: int) -> list[Sequence[Button]]:
    clips = tuple(Button(f"{CLIP}{n}", _evidence(one)) for n, one in shown)
    token = packed(query_of(answer))
    turning = buttons.turning(Payload(Kind.WHO, token, str(page)), last) if token else ()
    return [clips, *buttons.in_rows((buttons.of_program(one.hit) for _, one in shown), _A_ROW), turning]


def _evidence(one: FormulaHit) -> Payload:
    return Payload(Kind.PROGRAM_EVIDENCE, one.hit.program.id, revision=one.hit.case.revision)
