"""Figures of one nature: which a button asks for, and what a nature means."""

from collections import Counter

from casebase.record import Case, Figure, Nature
from handlers.payload import Kind, Payload
from handlers.views.figures import by_nature
from handlers.views.message import Button

_NATURES = tuple(Nature)
"""A nature's place in it is part of buttons already sent, so new natures go to the end."""

_MEANING = {
    Nature.RESULT: "材料报告为已经做到、已经有的",
    Nature.TASK: "要在期限内完成的任务，不是已经做到的",
    Nature.PLAN: "打算要做的，不是已经做到的",
    Nature.PLEDGE: "有人许下的承诺，不是已经做到的",
    Nature.CAPACITY: "建成后能达到的产能，不是已经产出的",
    Nature.OWN_ACCOUNT: "当事人自己的说法，没有别的印证",
    Nature.UNDECIDED: "材料看不出做到没有，不能当作实绩",
}


def meaning(figure: Figure) -> str:
    """What the nature of a figure says of it, in half a sentence."""
    if figure.nature is Nature.SHARE:
        whole = figure.whole_nature or Nature.UNDECIDED
        of = figure.share_of or "什么，材料未说明"
        return f"占{of}" if whole.achieved else f"占{of}；说的是{whole}，不是已经做到的"
    return _MEANING[figure.nature]


def nature_of(payload: Payload) -> Nature | None:
    """The nature a page of figures is limited to; None where it shows all."""
    index = payload.about
    if payload.kind is not Kind.FIGURES or not index.isdecimal() or int(index) >= len(_NATURES):
        return None
    return _NATURES[int(index)]


def natures(case: Case, shown: Nature | None) -> tuple[Button, ...]:
    """A button for each nature the case has figures of, with how many; none where there is only one.

    Args:
        case: the case.
        shown: the nature that is shown now, whose place the button for all of them takes.
    """
    count = Counter(figure.nature for figure in by_nature(case.figures))
    if len(count) < 2:
        return ()
    everything = Button(f"全部{len(case.figures)}", Payload(Kind.FIGURES, case.id, revision=case.revision))
    return tuple(
        everything
        if nature is shown
        else Button(
            f"{nature}{n}", Payload(Kind.FIGURES, case.id, f"{_NATURES.index(nature)}-1", case.revision)
        )
        for nature, n in count.items()
    )
