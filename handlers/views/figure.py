"""A figure's identity: of what nature, whose, when, in which words, and who says so."""

from collections.abc import Sequence

from casebase.library import FigureHit, FigureIdentity
from casebase.record import Source
from handlers.payload import Kind, Payload
from handlers.views import buttons
from handlers.views.atoms import NOTHING, Atom, b, join, text, words
from handlers.views.citation import citation
from handlers.views.clause import shortened
from handlers.views.evidence import sentence
from handlers.views.figures import CLIP, DISPUTED, WARNING, conflict, phrase
from handlers.views.message import Button, Message, Shows, compose
from handlers.views.natures import meaning
from handlers.views.source import copying
from handlers.views.wording import date, located, program_name

_SENTENCE = 160
_TITLE = 40


def figure(shown: FigureIdentity, note: Atom = NOTHING) -> Message:
    """What is known of one figure.

    Args:
        shown: the figure with all that is known of it.
        note: how the question was read, where that is to be said; may be empty.
    """
    head = [_title(shown), note, _counted(shown), _caution(shown), _sentence(shown), _sources(shown)]
    view = Payload(Kind.FIGURE, shown.case.id, shown.figure.id, shown.case.revision)
    return compose(head, _behind(shown), _rows(shown), Shows.of(view, shown.case, notes=[note]))


def _title(shown: FigureIdentity) -> Atom:
    figure = shown.figure
    return text(
        "🔢", DISPUTED if figure.disputed else "", b(figure.text), f"〔{figure.nature}〕{meaning(figure)}"
    )


def _counted(shown: FigureIdentity) -> Atom:
    figure, case = shown.figure, shown.case
    when = date(figure.as_of) if figure.as_of else "材料未说明是何时的数"
    whose = located(case.place)
    inside = figure.scope if figure.scope != case.place.name else ""
    return text("数的是：", b(figure.of), f" · {whose}{inside} · {when}")


def _caution(shown: FigureIdentity) -> Atom:
    """What a careful reader should know: that the source contradicts itself, or the record's own note."""
    figure = shown.figure
    if figure.conflicts:
        return text(WARNING, conflict(figure, shown.case))
    return text("注意：", figure.note) if figure.note else text()


def _sentence(shown: FigureIdentity) -> Atom:
    if shown.quote is None:
        first = shown.figure.evidence[0]
        return text(f"原句：这里没有存原文，在原文第{first.start + 1}–{first.end}字")
    return text("原句：「", words(sentence(shown.case, shown.quote, _SENTENCE)), "」")


def _sources(shown: FigureIdentity) -> Atom:
    named = join("、", map(_named, shown.sources))
    reprints = f"（另有转载{shown.reprints}个，不另算）" if shown.reprints else ""
    return text("出处：", named, f" · 独立来源{len(shown.sources)}个{reprints}")


def _named(source: Source) -> Atom:
    title = words(shortened(source.title, _TITLE))
    return text(source.outlet or "材料未载出处", "《", title, f"》，{date(source.published)}")


def _behind(shown: FigureIdentity) -> list[Atom]:
    here = shown.case.place.name
    return [
        *(text(b("对不上的"), "：", phrase(other, here)) for other in shown.conflicts),
        *(text(b("别的案例也写了"), "：", _elsewhere(other)) for other in shown.same),
        text(b("属于"), f"：{'、'.join(map(program_name, shown.programs))}") if shown.programs else text(),
        *(text(b("引用"), "：", words(citation(source))) for source in shown.sources),
    ]


def _elsewhere(hit: FigureHit) -> Atom:
    return text(f"《{hit.case.title}》", phrase(hit.figure, hit.case.place.name))


def _rows(shown: FigureIdentity) -> list[Sequence[Button]]:
    case = shown.case
    clip = Payload(Kind.FIGURE_EVIDENCE, case.id, shown.figure.id, case.revision)
    others = [*(FigureHit(case, other) for other in shown.conflicts), *shown.same]
    page = Payload(Kind.FIGURES, case.id, revision=case.revision)
    return [
        (Button(f"{CLIP}原句", clip), *copying(shown.sources[0])),
        *buttons.in_rows(map(buttons.of_figure, others), 1),
        (
            Button("全部数字", page),
            buttons.reporting(case.id, shown.figure.id),
            buttons.of_case(case, f"« {case.place.name}"),
        ),
    ]
