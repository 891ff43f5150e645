"""Where a case was read: its sources, how to cite them, and what they looked like as they were scraped."""

from collections.abc import Iterable, Sequence

from telegram.constants import InlineKeyboardButtonLimit

from casebase.record import Case, Quote, Source
from handlers.payload import Kind, Payload
from handlers.views import buttons
from handlers.views.atoms import Atom, b, code, join, quote, text, utf16, words
from handlers.views.citation import citation
from handlers.views.clause import shortened
from handlers.views.evidence import masked
from handlers.views.message import Button, Message, Shows, compose
from handlers.views.wording import date

_PASSAGE = 300


def sources(case: Case, held: frozenset[str]) -> Message:
    """The case's sources.

    Args:
        case: the case.
        held: ids of the sources whose text this installation holds.
    """
    head = [text(b(f"{case.place.name} · 出处"))]
    rows: list[Sequence[Button]] = []
    behind: list[Atom] = []
    for source in case.sources:
        cited = citation(source)
        head += [_origin(source), text("引用：", code(words(cited))), _at_hand(source, held)]
        behind += _details(source)
        rows.append(copying(source))
    view = Payload(Kind.SOURCES, case.id, revision=case.revision)
    return compose(head, behind, [*rows, [_back(case)]], Shows.of(view, case))


def citations(case: Case) -> Message:
    """How to cite the case's sources; a button copies each that a button can hold."""
    cited = [citation(source) for source in case.sources]
    title = text(b(f"{case.place.name} · 引用"), "（GB/T 7714—2015，点一下就复制）")
    head = [title, *(code(words(each)) for each in cited)]
    copying = [
        [Button("复制引文" if len(cited) == 1 else f"复制第{number}条", copies=each)]
        for number, each in enumerate(cited, 1)
        if len(each) <= InlineKeyboardButtonLimit.MAX_COPY_TEXT
    ]
    return compose(head, [], [*copying, [_back(case)]])


def as_scraped(case: Case, passages: Iterable[Quote]) -> Message:
    """What was mended in the case's sources, with passages as they were before.

    Passages in which someone stands who is masked wherever shown are left out: a damaged name cannot be
    masked with certainty.
    """
    head = [text(b(f"{case.place.name} · 原貌"), "：下面是抓来时的样子，未作改动")]
    for source in case.sources:
        mended = "、".join(f"{r.kind}{r.count}处" for r in source.damage)
        if mended:
            head.append(text(f"《{shortened(source.title, 40)}》修复了：{mended}"))
    shown = [p for p in passages if masked(case, p.sentence) == p.sentence]
    if shown:
        head += [quote(words(shortened(p.raw_sentence, _PASSAGE))) for p in shown]
    else:
        head.append(text("这里没有存原文，看不到损坏的段落；请管理员把原文交给机器人。"))
    view = Payload(Kind.AS_SCRAPED, case.id, revision=case.revision)
    return compose(head, [], [[_back(case)]], Shows.of(view, case))


def copying(source: Source) -> tuple[Button, ...]:
    """The button that copies how to cite the source; none where Telegram would not take so long a text."""
    cited = citation(source)
    fits = utf16(cited) <= InlineKeyboardButtonLimit.MAX_COPY_TEXT
    return (Button("复制引文", copies=cited),) if fits else ()


def _origin(source: Source) -> Atom:
    known = [source.outlet or "材料未载出处", date(source.published), "、".join(source.authors)]
    return join(" · ", [text("📄《", b(words(source.title)), "》"), *known])


def _at_hand(source: Source, held: frozenset[str]) -> Atom:
    if source.id in held:
        return text("原文已存：每个📎都能打开原句")
    return text("原文未存：📎只说在原文的哪一处；请管理员把原文交给机器人，就能看到原句")


def _details(source: Source) -> list[Atom]:
    known = (
        ("网址", source.url),
        ("转载", source.rights),
        ("篇幅", f"{source.length}字" + ("，只读到一部分" if source.partial else "")),
        ("校验", f"sha256 {source.sha256}"),
    )
    return [text(b(word), f"：{value}") for word, value in known if value]


def _back(case: Case) -> Button:
    return buttons.of_case(case, f"« {case.place.name}")
