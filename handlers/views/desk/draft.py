"""A draft: its overview, its pages of facts with their sentences, and what can be changed of a fact."""

from collections.abc import Callable, Sequence

from casebase.library.curating.drafting import Likeness
from casebase.library.curating.facts import HEAD, KINDS, all_keys, fact_at, keys
from casebase.library.curating.fields import FIELDS, Field
from casebase.library.curating.reviewing import VERDICTS, current
from casebase.library.curating.revising import Undone
from casebase.record import Case, Fact, Quote
from casebase.store.desk import Decision, Draft, DraftState, Notice
from handlers.views.atoms import NOTHING, Atom, b, join, text, words
from handlers.views.buttons import in_rows, of_case
from handlers.views.card import repaired, title
from handlers.views.clause import around
from handlers.views.desk.notice import announced
from handlers.views.deskpayload import DeskPayload, Verb
from handlers.views.facts import Fact as ShownFact
from handlers.views.facts import line
from handlers.views.figures import tally, warning
from handlers.views.message import Button, Message, compose, label
from handlers.views.wording import listed

TITLES = {"p": "做法", "f": "数字", "m": "步骤", "s": "地点", "v": "人物"}
SIZE = 5
"""Facts on a page."""
REASONS = ("不是一个地方的做法", "出处不清，没法核对", "库里已经有了", "内容有误，请改后再提")
"""Reasons to choose from for not taking up a proposal; their positions are part of buttons already sent."""
PUBLISHED = "您提议的文章已经发布：{}。谢谢！"
"""What a giver is told, with the case's title."""
_MARKS = {"keep": "✓", "drop": "✗", "change": "✎"}
_SENTENCE = 90
_MISSING = 4
_INTO_AT_MOST = 3

QuoteOf = Callable[[Fact], Quote | None]
"""The sentence of a fact, where its text is held."""


def overview(draft: Draft, likeness: Likeness, note: Atom = NOTHING, notice: Notice | None = None) -> Message:
    """What was read from an article, how far it is decided, and what can be done with it."""
    case = current(draft)
    if case is None or draft.record is None:
        return compose([_number(draft), note, text(draft.why_none or "没有读出案例。"), _alike(likeness)])
    decided = sum(key in draft.decisions for key in all_keys(draft.record))
    head = [
        text(_number(draft), " · ", title(case)),
        note,
        announced(notice),
        _alike(likeness),
        repaired(case),
        text(case.one_line),
        text(f"数字：{tally(case.figures)}") if case.figures else text("没有读出数字"),
        text(f"完整度{draft.completeness:.0%} · 已定{decided}/{len(all_keys(draft.record))}"),
        warning(case, case.figures),
        text(f"材料未说明：{listed(case.not_stated, _MISSING)}") if case.not_stated else text(),
    ]
    behind = [
        text(b("做法"), "：", "、".join(p.name for p in case.programs)),
        text(b("概况"), f"：{case.summary}"),
    ]
    behind += [] if draft.state is DraftState.OPEN else [text(f"状态：{draft.state.value}")]
    return compose(head, behind, _rows(draft, draft.record, likeness, notice))


def known_already(draft: Draft, likeness: Likeness) -> Message:
    """Shown before anything else: this article is here, or one most like it."""
    buttons = [Button("照样看这份草稿", DeskPayload(Verb.DRAFT, draft.id, version=draft.version))]
    if likeness.draft is not None:
        buttons.insert(0, Button(f"看{likeness.draft}号草稿", DeskPayload(Verb.DRAFT, likeness.draft)))
    held = "它的原句从现在起点📎就能看到，不用再发布。" if likeness.source_of else ""
    return compose([text(_number(draft)), _alike(likeness), text(held)], [], [buttons])


def proposed(draft: Draft, likeness: Likeness) -> Message:
    """A reader's proposal, as curators are asked about it."""
    return overview(draft, likeness, text(f"读者{draft.giver.name}提议"))


def closed(draft: Draft) -> Message:
    """What stands in the place of a draft that was decided on."""
    why = f"：{draft.reason}" if draft.reason else ""
    place = draft.record.place.name if draft.record else "没有案例"
    became = f"，案例 {draft.case}" if draft.case and draft.state is DraftState.PUBLISHED else ""
    buttons = []
    if draft.revision and draft.state is DraftState.PUBLISHED:
        buttons = [Button("撤销发布", DeskPayload(Verb.UNDO, draft.revision), style="danger")]
    said = f"{draft.state.value}（{draft.closed_by}）{why}{became}"
    return compose([text(_number(draft), f" · {place} · {said}")], [], [buttons])


def page(draft: Draft, kind: str, number: int, quote_of: QuoteOf) -> Message:
    """A page of the facts of one kind, each with its sentence and its buttons."""
    assert draft.record is not None
    case = current(draft)
    assert case is not None
    there = keys(draft.record, kind)
    last = max(1, -(-len(there) // SIZE))
    number = min(max(1, number), last)
    shown = there[(number - 1) * SIZE : number * SIZE]
    head = text(b(f"{draft.id}号草稿 · {TITLES[kind]}"), f"（第{number}/{last}页）")
    lines = [_told(draft, case, key, quote_of) for key in shown]
    rows: list[Sequence[Button]] = [_deciding(draft, key) for key in shown] if draft.state.waits else []
    turning = [
        Button(words_, DeskPayload(Verb.PAGE, draft.id, f"{kind}-{to}"))
        for to, words_ in ((number - 1, "‹ 上一页"), (number + 1, "下一页 ›"))
        if 1 <= to <= last
    ]
    acting = [
        Button(f"{TITLES[kind]}全留", DeskPayload(Verb.KEEP_ALL, draft.id, f"{kind}-{number}")),
        Button("＋补一条", DeskPayload(Verb.ADD, draft.id, kind)),
        Button("« 草稿", DeskPayload(Verb.DRAFT, draft.id, version=draft.version)),
    ]
    return compose([head, *lines], [], [*rows, turning, acting])


def fields(draft: Draft, key: str) -> Message:
    """What can be changed of a fact."""
    version = _version(draft, key)
    buttons = [
        Button(f"改{field.label}", DeskPayload(Verb.FIELD, draft.id, f"{key}-{i}", version))
        for i, field in enumerate(FIELDS[key[0]])
    ]
    kind = key[0]
    there = DeskPayload(Verb.DRAFT, draft.id) if key == HEAD else _page_of(draft, key)
    back = Button("« 返回", there)
    case = current(draft)
    assert case is not None
    what = text(b(case.title), f"：{case.one_line}") if key == HEAD else _line(draft, case, key)
    title_ = text(b(f"{draft.id}号草稿"), f" · 改{'开头' if key == HEAD else TITLES[kind]}：改哪一项？")
    return compose([title_, what], [], [*in_rows(buttons, 2), [back]])


def choices(draft: Draft, key: str, position: int, field: Field) -> Message:
    """The values a field may have."""
    assert field.choices is not None
    version = _version(draft, key)
    buttons = [
        Button(str(value), DeskPayload(Verb.CHOOSE, draft.id, f"{key}-{position}-{i}", version))
        for i, value in enumerate(field.choices)
    ]
    case = current(draft)
    assert case is not None
    back = Button("« 返回", DeskPayload(Verb.FIELDS, draft.id, key, version))
    head = [text(b(f"{draft.id}号草稿"), f" · {field.label}改成："), _line(draft, case, key)]
    return compose(head, [], [*in_rows(buttons, 4), [back]])


def reasons(draft: Draft) -> Message:
    """Why a proposal is not taken up."""
    buttons = [
        Button(reason, DeskPayload(Verb.REFUSED, draft.id, str(i)), style="danger")
        for i, reason in enumerate(REASONS)
    ]
    written = Button("写一句理由", DeskPayload(Verb.REFUSED, draft.id, "w"))
    back = Button("« 草稿", DeskPayload(Verb.DRAFT, draft.id))
    head = text(_number(draft), " · 为什么不采用？提议的人会看到理由。")
    return compose([head], [], [*in_rows(buttons, 1), [written, back]])


def page_holding(key: str) -> tuple[str, int]:
    """Kind and number of the page a fact stands on."""
    position = int(key[1:]) if key[1:].isdecimal() else 0
    return key[0], position // SIZE + 1


def _number(draft: Draft) -> Atom:
    return text("📝", b(f"{draft.id}号草稿"))


def _alike(likeness: Likeness) -> Atom:
    share = f"{likeness.share:.0%}"
    if likeness.source_of is not None:
        return text("⚠ 这就是「", likeness.source_of.title, "」的原文。")
    if likeness.case is not None:
        return text(f"⚠ 和库里「{likeness.case.title}」的原文相同{share}，多半是转载。")
    if likeness.draft is not None:
        return text(f"⚠ 和{likeness.draft}号草稿的原文相同{share}。")
    if likeness.same_place:
        names = "、".join(case.title for case in likeness.same_place[:_INTO_AT_MOST])
        return text(f"⚠ 这个地方已有案例：{names}。可以并入，也可以另立。")
    return text()


def _rows(
    draft: Draft, record: Case, likeness: Likeness, notice: Notice | None = None
) -> list[Sequence[Button]]:
    if not draft.state.waits:
        return []
    kinds = [
        Button(f"{TITLES[kind]}{len(keys(record, kind))}", DeskPayload(Verb.PAGE, draft.id, f"{kind}-1"))
        for kind in KINDS
    ]
    version = draft.version
    head = Button("改地方、标题", DeskPayload(Verb.FIELDS, draft.id, HEAD, _version(draft, HEAD)))
    all_ = Button("全部保留", DeskPayload(Verb.KEEP_ALL, draft.id, version=version))
    if draft.state is DraftState.PROPOSED:
        take = Button("接手审稿", DeskPayload(Verb.TAKE_UP, draft.id), style="success")
        refuse = Button("不采用…", DeskPayload(Verb.REFUSE, draft.id), style="danger")
        return [kinds, [take, refuse]]
    if notice is not None:
        withdraw = Button("撤下公示", DeskPayload(Verb.WITHDRAW, draft.id), style="danger")
        return [kinds, [head, withdraw]]
    words_ = "发布更正" if draft.base is not None else "发布"
    publish = Button(words_, DeskPayload(Verb.PUBLISH, draft.id, version=version), style="success")
    drop = Button("放下不用", DeskPayload(Verb.DISCARD, draft.id, version=version), style="danger")
    return [kinds, [head, all_], *_into(draft, likeness), [publish, drop]]


def _into(draft: Draft, likeness: Likeness) -> list[Sequence[Button]]:
    """Cases the draft could become part of."""
    if draft.base is not None:
        return []
    found = [likeness.source_of, likeness.case, *likeness.same_place]
    cases = {case.id: case for case in found if case is not None}
    return [
        [Button(label(f"并入「{case.title}」"), DeskPayload(Verb.INTO, draft.id, case.id, draft.version))]
        for case in list(cases.values())[:_INTO_AT_MOST]
    ]


def _told(draft: Draft, case: Case, key: str, quote_of: QuoteOf) -> Atom:
    """A fact with what was decided of it, and under it its sentence with its words marked."""
    assert draft.record is not None
    quote = quote_of(_original(draft, key))
    return join("\n", [_line(draft, case, key), _sentence(quote)])


def _line(draft: Draft, case: Case, key: str) -> Atom:
    decision = draft.decisions.get(key)
    mark = f"{_MARKS[decision.verdict]} " if decision else ""
    number = int(key[1:]) + 1
    said = line(_as_decided(draft, case, key), case)
    by = f" 〔{VERDICTS[decision.verdict]}，{decision.name}〕" if decision else ""
    return text(f"{number}. {mark}", said, by)


def _as_decided(draft: Draft, case: Case, key: str) -> ShownFact:
    """The fact with its changes; a dropped one as it was read."""
    del case
    fact = _original(draft, key)
    decision = draft.decisions.get(key)
    changed = fact.model_dump() | dict(decision.changes) if decision else fact.model_dump()
    return type(fact).model_validate(changed)


def _original(draft: Draft, key: str) -> ShownFact:
    assert draft.record is not None
    fact = fact_at(draft.record, key)
    assert isinstance(fact, ShownFact)
    return fact


def _sentence(quote: Quote | None) -> Atom:
    if quote is None:
        return text("（这里没有存原文）")
    shown = around(quote.sentence, quote.start, quote.end, _SENTENCE)
    exact = quote.sentence[quote.start : quote.end]
    before, found, after = shown.partition(exact)
    if not found:
        return text("「", words(shown), "」")
    return text("「", words(before), Atom(exact, tag="u", verbatim=True), words(after), "」")


def _deciding(draft: Draft, key: str) -> list[Button]:
    version = _version(draft, key)
    n = int(key[1:]) + 1
    return [
        Button(f"{n} ✓留", DeskPayload(Verb.KEEP, draft.id, key, version)),
        Button(f"{n} ✎改", DeskPayload(Verb.FIELDS, draft.id, key, version)),
        Button(f"{n} ✗去", DeskPayload(Verb.DROP, draft.id, key, version)),
    ]


def _version(draft: Draft, key: str) -> int:
    decision: Decision | None = draft.decisions.get(key)
    return decision.version if decision else 0


def _page_of(draft: Draft, key: str) -> DeskPayload:
    kind, number = page_holding(key)
    return DeskPayload(Verb.PAGE, draft.id, f"{kind}-{number}")


def opening(case: Case) -> tuple[tuple[Button, ...], ...]:
    """The button that opens a case."""
    return ((of_case(case),),)


def undone(number: int, done: Undone) -> Message:
    """A revision was taken back."""
    cases = "、".join(f"{case.title}（{case.status.value}）" for case in done.cases)
    drafts = "".join(f"；{n}号草稿可以接着改" for n in done.drafts)
    again = Button("再撤销这一次", DeskPayload(Verb.UNDO, done.revision))
    return compose([text(f"第{number}版已撤销，{cases}回到先前的样子{drafts}。")], [], [[again]])


def retracted(case: Case, reason: str) -> Message:
    """A case was taken out of the answers."""
    back = Button("撤销撤回", DeskPayload(Verb.UNDO, case.revision))
    return compose([text("已撤回「", b(case.title), f"」，理由：{reason}")], [], [[back]])


def merged(case: Case, into: Case) -> Message:
    """One case became part of another."""
    back = Button("撤销合并", DeskPayload(Verb.UNDO, into.revision), style="danger")
    return compose(
        [text(f"「{case.title}」已并入「{into.title}」，旧链接会转过去。")], [], [[of_case(into), back]]
    )
