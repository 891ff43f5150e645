"""Cases like a described village or like another case: why, what they took, what their sources do not say."""

from collections.abc import Iterable, Sequence

from casebase.library import AlikeCase, LikeCase, LikenessAnswer, ProgramHit
from casebase.library.attributes import Attribute, Kind
from casebase.library.likeness import AttributeReason
from casebase.record import Case, Figure, Program
from casebase.search.features import Aspect
from handlers.payload import Kind as Opens
from handlers.payload import Payload
from handlers.views import buttons
from handlers.views.atoms import Atom, b, join, text
from handlers.views.clause import shortened
from handlers.views.figures import CLIP, WARNING, phrase
from handlers.views.message import Button, Message, Shows, compose
from handlers.views.wording import level, listed, located, program_name

_ATTRIBUTES = 3
_LACKING = 4
_NOT_STATED = 3
_NAMED = 3
_TOLD = 70
_LINE = 120
_A_ROW = 2
_ASPECTS = (Aspect.MECHANISM, Aspect.PARTY, Aspect.INDUSTRY, Aspect.PLACE)
"""The aspects whose shared features tell a reader something; single words of the texts do not."""


def like_us(answer: LikenessAnswer) -> Message:
    """The nearest case with a line on each attribute, what it took, what is not told; then the others."""
    nearest, *others = answer.cases
    lines = [_answered(reason, nearest.case) for reason in nearest.reasons]
    head = [
        text("🔎最像的是", b(located(nearest.case.place)), f" · {level(nearest.case.place)}"),
        *lines[:_ATTRIBUTES],
        _lacking(nearest, answer.attributes),
        _not_stated(nearest.case),
    ]
    behind = [*lines[_ATTRIBUTES:], *(_other(one) for one in others), _measure()]
    return compose(head, behind, _rows(nearest, others))


def nobody_like_us(answer: LikenessAnswer) -> Message:
    """No case is like what was described: what was looked for, and what to tell."""
    told = "、".join(attribute.text for attribute in answer.attributes)
    head = [
        text("没有找到相近的案例。我是按这些特点找的：", b(shortened(told or answer.query, _TOLD))),
        text("请说说缺什么、想做什么、有多少户，比如：缺劳力 想种木耳 贫困户60户。"),
    ]
    return compose(head)


def like_case(case: Case, found: Sequence[AlikeCase]) -> Message:
    """The cases most like a case, each with the aspects they share."""
    back = buttons.of_case(case, f"« {case.place.name}")
    if not found:
        return compose([text("库里没有和", b(case.place.name), "相近的案例。")], [], [[back]])
    head = [text("和", b(case.place.name), "相近的案例，点一下看："), *map(_aspects, found)]
    opening = [buttons.of_case(one.case) for one in found]
    compare = [
        Button(f"↔ {one.case.place.name}", payload)
        for one in found
        if (payload := Payload(Opens.COMPARE, case.id, one.case.id)).fits
    ]
    rows = [*buttons.in_rows(opening, _A_ROW), *buttons.in_rows(compare, _A_ROW), (back,)]
    view = Payload(Opens.SIMILAR, case.id, revision=case.revision)
    return compose(head, [], rows, Shows.of(view, case, *(one.case for one in found)))


def like_program(hit: ProgramHit, found: Sequence[ProgramHit]) -> Message:
    """The programs that work like a program, each with the mechanisms they share."""
    name = program_name(hit.program)
    if not found:
        head = [text("库里没有和「", b(name), "」相近的做法。")]
        return compose(head, [], [[buttons.of_program(hit)]])
    lines = (_mechanisms(hit.program, one) for one in found)
    opening = buttons.in_rows((buttons.of_program(one) for one in found), _A_ROW)
    return compose([text("和「", b(name), "」相近的做法，点一下看："), *lines], [], opening)


def _answered(reason: AttributeReason, case: Case) -> Atom:
    """What the case tells to an attribute: 缺劳力：靠「代理经营」——…"""
    told = [*_industries(reason), *_programs(reason), *_figures(reason, case), *_situation(reason)]
    return text(b(reason.attribute.text), "：", join("；", told) if told else text("材料未说明"))


def _industries(reason: AttributeReason) -> list[Atom]:
    return [text(f"那里也做{listed(reason.industries, _NAMED)}")] if reason.industries else []


def _programs(reason: AttributeReason) -> list[Atom]:
    told = _TOLD if len(reason.programs) == 1 else _TOLD // 2
    descriptions = ((p, shortened(p.description, told).rstrip("。")) for p in reason.programs)
    return [text("「", b(program_name(p)), f"」{description}") for p, description in descriptions]


def _figures(reason: AttributeReason, case: Case) -> list[Atom]:
    here = case.place
    return [text("那里是", phrase(f, here.name, CLIP), f"（{level(here)}）") for f in reason.figures]


def _situation(reason: AttributeReason) -> list[Atom]:
    same = "起步时也一样" if reason.attribute.kind is Kind.LACK else "那里也说到"
    return [text(f"{same}：{shortened(clause, _TOLD)}") for clause in reason.said]


def _lacking(one: LikeCase, attributes: Iterable[Attribute]) -> Atom:
    """What the case took: said to be lacking first, then what the asker does not speak of."""
    said = [a.what for a in attributes if a.kind is Kind.LACK]
    ordered = sorted(one.lacking, key=lambda need: not any(what in need for what in said))
    if not ordered:
        return text(b("学它要先有"), "：材料未说明")
    marked = ((need, any(what in need for what in said)) for need in ordered[:_LACKING])
    needs = "；".join(f"{need}（你说缺）" if lacks else need for need, lacks in marked)
    return text(b("学它要先有，你没提到"), f"：{shortened(needs, _LINE)}")


def _not_stated(case: Case) -> Atom:
    if not case.not_stated:
        return text()
    return text(b("材料没有说"), f"：{shortened(listed(case.not_stated, _NOT_STATED), _LINE)}")


def _other(one: LikeCase) -> Atom:
    """The case in a line: which attributes it answers, and by what."""
    met = [_briefly(reason) for reason in one.reasons if reason]
    return text("其次：", b(located(one.case.place)), f" · {level(one.case.place)}：{'；'.join(met)}")


def _briefly(reason: AttributeReason) -> str:
    by = [
        *reason.industries[:1],
        *(f"「{program_name(p)}」" for p in reason.programs[:1]),
        *(f"{f.of}{f.text}" for f in reason.figures),
        *reason.said,
    ]
    return f"{reason.attribute.text}→{'、'.join(by[:2])}"


def _measure() -> Atom:
    return text(f"{WARNING}像不像只看材料里写到的；别处能成，不等于你那里能成。")


def _aspects(one: AlikeCase) -> Atom:
    telling = (reason for reason in one.alike.reasons if reason.aspect in _ASPECTS)
    reasons = "；".join(f"{reason.aspect}：{'、'.join(reason.shared)}" for reason in telling)
    place = one.case.place
    return text("▪ ", b(located(place)), f" · {level(place)}（{shortened(reasons, _LINE) or '用词相近'}）")


def _mechanisms(program: Program, other: ProgramHit) -> Atom:
    shared = [str(m) for m in program.mechanisms if m in other.program.mechanisms]
    why = f"都靠{'、'.join(shared)}" if shared else "同属一套做法"
    return text("▪ ", b(program_name(other.program)), f"（{other.case.place.name}）{why}")


def _rows(nearest: LikeCase, others: Sequence[LikeCase]) -> list[Sequence[Button]]:
    case = nearest.case
    figures = {f.id: f for reason in nearest.reasons for f in reason.figures}
    programs = {p.id: p for reason in nearest.reasons for p in reason.programs}
    return [
        tuple(_clip(case, figure) for figure in figures.values()),
        *buttons.in_rows((buttons.of_program(ProgramHit(case, p)) for p in programs.values()), _A_ROW),
        *buttons.in_rows((buttons.of_case(one.case) for one in (nearest, *others)), _A_ROW),
    ]


def _clip(case: Case, figure: Figure) -> Button:
    return Button(f"{CLIP}{figure.text}", Payload(Opens.FIGURE_EVIDENCE, case.id, figure.id, case.revision))
