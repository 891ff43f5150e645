"""A fact's sentence whole, for a private chat: with where it stands, and as it was scraped."""

from collections.abc import Sequence

from casebase.record import Case, Evidence, Figure, Quote, Source
from handlers.payload import EVIDENCE, Kind, Payload
from handlers.views import buttons
from handlers.views.atoms import NOTHING, Atom, b, join, quote, text, words
from handlers.views.citation import citation
from handlers.views.clause import shortened
from handlers.views.evidence import WANTED, is_mended, masked, parts, sentence, whole
from handlers.views.facts import Fact, in_words
from handlers.views.figures import CLIP, WARNING, conflict
from handlers.views.message import Button, Message, Shows, compose
from handlers.views.source import copying
from handlers.views.wording import date, stretch

_FACT = 120
_SENTENCE = 2400
"""UTF-16 units; what is longer was not read as one sentence, and the clauses around the slice are shown."""


def in_full(shown: Fact, case: Case, where: Evidence, quoted: Quote | None, view: Payload) -> Message:
    """The sentence with where it stands, or all that is known where its text is not at hand.

    Args:
        shown: the fact.
        case: the case it belongs to.
        where: where it was read.
        quoted: the slice with its sentence, where this installation holds the text.
        view: opens this view.
    """
    source = next(s for s in case.sources if s.id == where.source)
    head = [
        text(f"{CLIP} ", b(shortened(in_words(shown, case), _FACT))),
        _marked(case, quoted) if quoted else NOTHING,
        _origin(source),
        _whereabouts(shown, source, where, quoted),
        _caution(shown, case),
        NOTHING if quoted else text(WANTED),
    ]
    raw = [Button("原貌", _raw(view))] if quoted and is_mended(quoted) else []
    rows: list[Sequence[Button]] = [(*raw, *copying(source)), [buttons.of_case(case, f"« {case.place.name}")]]
    return compose(head, [text(b("引用"), "：", words(citation(source)))], rows, Shows.of(view, case))


def as_scraped(case: Case, quoted: Quote | None, view: Payload) -> Message:
    """One sentence as it was before it was mended; not where someone is masked in it.

    A damaged name cannot be masked with certainty.
    """
    title = text(b(f"{case.place.name} · 原貌"), "：这一句抓来时的样子，未作改动")
    if quoted is None:
        said = text(WANTED)
    elif masked(case, quoted.sentence) != quoted.sentence:
        said = text("这一句里有不便写出姓名的人，原样不再显示。")
    else:
        said = quote(words(shortened(quoted.raw_sentence, _SENTENCE)))
    back = Button(f"{CLIP}复原后的", evidence_of(view))
    return compose(
        [title, said], [], [(back, buttons.of_case(case, f"« {case.place.name}"))], Shows.of(view, case)
    )


def evidence_of(raw: Payload) -> Payload:
    """The view of the mended sentence that a view of it as scraped belongs to."""
    kind, _, part = raw.part.partition("-")
    if f"e{kind}" not in EVIDENCE:
        return Payload(Kind.CASE, raw.id, revision=raw.revision)
    return Payload(Kind(f"e{kind}"), raw.id, part, raw.revision)


def _raw(view: Payload) -> Payload:
    part = f"{view.kind[1]}-{view.part}" if view.part else view.kind[1]
    return Payload(Kind.PASSAGE, view.id, part, view.revision)


def _marked(case: Case, quoted: Quote) -> Atom:
    """The sentence with the slice in bold."""
    before, exact, after = parts(case, quoted)
    if len(whole(case, quoted)) > _SENTENCE:
        return quote(words(sentence(case, quoted, _SENTENCE)))
    return quote(words(before), b(words(exact)), words(after))


def _origin(source: Source) -> Atom:
    known = [source.outlet or "材料未载出处", date(source.published), "、".join(source.authors)]
    return join(" · ", [text("📄《", words(source.title), "》"), *known])


def _whereabouts(shown: Fact, source: Source, where: Evidence, quoted: Quote | None) -> Atom:
    """第3段（原文第124–130字，全文共1530字），另有1处也说到."""
    stretched = f"{stretch(where)}，全文共{source.length}字"
    elsewhere = f"；另有{len(shown.evidence) - 1}处也说到" if len(shown.evidence) > 1 else ""
    return text(f"第{quoted.paragraph}段（{stretched}）{elsewhere}" if quoted else f"{stretched}{elsewhere}")


def _caution(shown: Fact, case: Case) -> Atom:
    """What a careful reader should know of a figure."""
    if not isinstance(shown, Figure):
        return NOTHING
    if shown.conflicts:
        return text(WARNING, conflict(shown, case))
    return text("注意：", shown.note) if shown.note else NOTHING
