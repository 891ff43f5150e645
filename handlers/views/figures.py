"""Figures in words: what each is a number of, and never more than its nature allows."""

from collections import Counter
from collections.abc import Iterable, Iterator

from casebase.record import Case, Figure, Nature
from handlers.views.atoms import Atom, b, join, text
from handlers.views.clause import shortened
from handlers.views.wording import date

CLIP = "📎"
WARNING = "⚠"
DISPUTED = "〔待核〕"
"""Stands before a fact a reader has reported, until a curator has looked."""
_ORDER = tuple(dict.fromkeys((Nature.RESULT, Nature.SHARE, Nature.OWN_ACCOUNT, *Nature)))
_OF_WIDTH = 24
_CONTESTED = 2
_OF_PEOPLE = ("人", "名", "户", "位", "人次")
PROMISED = (Nature.TASK, Nature.PLAN, Nature.PLEDGE, Nature.CAPACITY)
"""What is expected and not done yet."""


def nature(figure: Figure) -> str:
    """The word beside a figure; empty for a result, which is what a reader takes a bare number for."""
    if figure.nature is Nature.SHARE:
        whole = figure.whole_nature
        return "" if whole is None or whole.achieved else f"{whole}的比例"
    return "" if figure.nature.achieved else str(figure.nature)


def phrase(figure: Figure, here: str, mark: str = "") -> Atom:
    """A figure in a row of several: 〔承诺〕贫困户55户📎2.

    Args:
        figure: the figure.
        here: name of the place that is spoken of anyway.
        mark: what follows it.
    """
    tag = nature(figure)
    return text(
        WARNING if figure.conflicts else "",
        DISPUTED if figure.disputed else "",
        f"〔{tag}〕" if tag else "",
        shortened(counted(figure, here), _OF_WIDTH),
        b(figure.text),
        mark,
    )


def line(figure: Figure, here: str) -> Atom:
    """A figure on a line of its own, with when it held and what it is a share of."""
    details = [
        f"占{figure.share_of}" if figure.share_of and figure.share_of not in figure.of else "",
        date(figure.as_of) if figure.as_of else "",
    ]
    known = "，".join(filter(None, details))
    return text(phrase(figure, here), f"（{known}）" if known else "")


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


def rank(figure: Figure) -> int:
    """Where a figure's nature stands: results first, then shares, own accounts, tasks, plans…"""
    return _ORDER.index(figure.nature)


def by_nature(figures: Iterable[Figure]) -> list[Figure]:
    """The figures in the order of their natures; each kind in the record's order."""
    return sorted(figures, key=rank)


def tally(figures: Iterable[Figure]) -> str:
    """How many of each nature: 实绩28 · 承诺1."""
    count = Counter(figure.nature for figure in by_nature(figures))
    return " · ".join(f"{kind}{n}" for kind, n in count.items())


def key_figures(case: Case, at_most: int, of: Iterable[Figure] | None = None) -> list[Figure]:
    """The figures of a case a reader should see first, in the record's order.

    A pair the source contradicts itself on; the first figure that is no result, so that a case is not judged
    by its plans; and results. Within each, figures of the whole place go first, then counts of people, then
    figures of key programs, then the larger ones.

    Args:
        case: the case.
        at_most: how many.
        of: those to choose from; all of the case's where not given.
    """
    there = list(case.figures if of is None else of)
    ranked = most_telling(case, there)
    contested = [f for f in there if f.conflicts][:_CONTESTED]
    promised = [f for f in ranked if f.nature in PROMISED][:1]
    results = [f for f in ranked if f.nature is Nature.RESULT]
    chosen = list({f.id: f for f in (*contested, *promised, *results, *ranked)})[:at_most]
    return [f for f in there if f.id in chosen]


def most_telling(case: Case, figures: Iterable[Figure]) -> list[Figure]:
    """Figures of the whole place first, then counts of people, those of key programs, and larger ones."""
    of_key = {figure_id for program in case.programs if program.key for figure_id in program.figures}

    def weight(figure: Figure) -> tuple[bool, bool, bool, float]:
        of_people = figure.unit in _OF_PEOPLE
        return figure.scope == case.place.name, of_people, figure.id in of_key, figure.value

    return sorted(figures, key=weight, reverse=True)


def marks(figures: Iterable[Figure]) -> Iterator[tuple[Figure, str]]:
    """Figures with their paper clips, 📎1 on."""
    for number, figure in enumerate(figures, 1):
        yield figure, f"{CLIP}{number}"


def row(figures: Iterable[Figure], here: str) -> Atom:
    """Figures in a row with their paper clips; empty for none."""
    figures = tuple(figures)
    if not figures:
        return text()
    return text("数字：", join("；", (phrase(figure, here, mark) for figure, mark in marks(figures))))


def counted(figure: Figure, here: str) -> str:
    """What is counted, and where unless that is said anyway."""
    return figure.of if figure.scope == here or figure.scope in figure.of else f"{figure.scope}{figure.of}"
