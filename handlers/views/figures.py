"""Figures in words: what each is a number of, and never more than its nature allows."""

from collections import Counter
from collections.abc import Iterable, Iterator

from casebase.record import Case, Figure, Nature
from handlers.views.atoms import Atom, b, join, text
from handlers.views.clause import shortened
from handlers.views.wording import date

CLIP = "📎"
WARNING = "⚠"
_ORDER = tuple(Nature)
_OF_WIDTH = 24


def nature(figure: Figure) -> str:
    """The word beside a figure; empty for a result, which is what a reader takes a bare number for."""
    if figure.nature is Nature.SHARE:
        whole = figure.whole_nature
        return "" if whole is None or whole.achieved else f"{whole}的比例"
    return "" if figure.nature.achieved else str(figure.nature)


def phrase(figure: Figure, case: Case, mark: str = "") -> Atom:
    """A figure in a row of several: 〔承诺〕55户贫困户📎2."""
    tag = nature(figure)
    return text(
        WARNING if figure.conflicts else "",
        f"〔{tag}〕" if tag else "",
        b(figure.text),
        shortened(_counted(figure, case), _OF_WIDTH),
        mark,
    )


def line(figure: Figure, case: Case, mark: str = "") -> Atom:
    """A figure on a line of its own, with when it held and what it is a share of."""
    details = [
        f"占{figure.share_of}" if figure.share_of and figure.share_of not in figure.of else "",
        date(figure.as_of) if figure.as_of else "",
    ]
    known = "，".join(filter(None, details))
    return text(phrase(figure, case, mark), f"（{known}）" if known else "")


def warning(case: Case, figures: Iterable[Figure]) -> Atom:
    """The sentence on the first of the figures the source contradicts itself on; empty where it does not."""
    figure = next((f for f in figures if f.conflicts), None)
    return text(f"{WARNING}", b(figure.text), f"：{conflict(figure, case)}") if figure else text()


def conflict(figure: Figure, case: Case) -> str:
    """Why a figure is marked: the record's own note, or what it stands against."""
    if figure.note:
        return figure.note
    others = [other for i in figure.conflicts if (other := case.figure(i))]
    against = "、".join(f"{other.text}{other.of}" for other in others)
    return f"同一份材料又说{against}，两处对不上，引用前请核对"


def by_nature(figures: Iterable[Figure]) -> list[Figure]:
    """Results first, then shares, own accounts, tasks, plans…; each kind in the record's order."""
    order = (Nature.RESULT, Nature.SHARE, Nature.OWN_ACCOUNT, *_ORDER)
    return sorted(figures, key=lambda figure: order.index(figure.nature))


def tally(figures: Iterable[Figure]) -> str:
    """How many of each nature: 实绩28 · 承诺1."""
    count = Counter(figure.nature for figure in by_nature(figures))
    return " · ".join(f"{kind}{n}" for kind, n in count.items())


def key_figures(case: Case, at_most: int) -> list[Figure]:
    """The figures a reader should see first, in the record's order.

    One the source contradicts itself on, then of each key program its first results and its first figure of
    any other kind, then results in the record's order.
    """
    chosen = dict.fromkeys(f.id for f in _ranked(case))
    first = list(chosen)[:at_most]
    return [f for f in case.figures if f.id in first]


def marks(figures: Iterable[Figure]) -> Iterator[tuple[Figure, str]]:
    """Figures with their paper clips, 📎1 on."""
    for number, figure in enumerate(figures, 1):
        yield figure, f"{CLIP}{number}"


def row(figures: Iterable[Figure], case: Case) -> Atom:
    """Figures in a row with their paper clips; empty for none."""
    figures = tuple(figures)
    if not figures:
        return text()
    return text("数字：", join("；", (phrase(figure, case, mark) for figure, mark in marks(figures))))


def _ranked(case: Case) -> Iterator[Figure]:
    yield from [f for f in case.figures if f.conflicts][:1]
    of_programs = [_of(case, p.figures) for p in case.programs if p.key]
    for figures in of_programs:
        yield from [f for f in figures if f.nature is Nature.RESULT][:1]
    for figures in of_programs:
        yield from [f for f in figures if not f.achieved][:1]
    yield from (f for f in case.figures if f.nature is Nature.RESULT)
    yield from case.figures


def _of(case: Case, ids: Iterable[str]) -> list[Figure]:
    return [figure for i in ids if (figure := case.figure(i))]


def _counted(figure: Figure, case: Case) -> str:
    """What is counted, and where unless it is the case's own place."""
    here = figure.scope in (case.place.name, "") or figure.scope in figure.of
    return figure.of if here else f"{figure.scope}{figure.of}"
