"""The parts every sheet has: its head, figures, and a foot that says where it comes from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from casebase.record import Case, Figure, Nature, Source
from handlers.views.clause import shortened
from handlers.views.figures import PROMISED, conflict, counted, nature, tally
from handlers.views.printable import Words
from handlers.views.prints.qr import qr
from handlers.views.prints.sheet import Block, Code
from handlers.views.wording import HOUSE, date, standing, version


@dataclass(frozen=True, slots=True)
class Origin:
    """What the foot of a sheet leads back to."""

    name: str
    case: Case
    link: str = ""
    """The deep link; empty where the bot has no public name."""


_TITLE = 48
_OUTLET = 24
_OF = 36
_NOTE = 120
_SOURCES = 2
LEAST_FIGURES = 2
"""Of the figures shown, those a picture keeps however short it must be."""
CAUTION = "不是已经做到的事"
"""Said of the natures among what is shown that are promises of some kind; the template counts them."""


def head(cases: Sequence[Case], what: str, title: str, about: Iterable[str]) -> Block:
    """The top of a sheet.

    Args:
        cases: the cases shown, whose standing is told.
        what: the kind of sheet: 案例, 做法.
        title: the largest words on it.
        about: what stands under the title: where, which level, when.
    """
    first, *others = (standing(case) for case in cases)
    # Where cases differ, each one's standing is in the foot, beside its name.
    marks = first if all(other == first for other in others) else ()
    return {
        "kind": "head",
        "label": f"{HOUSE} · {what}",
        "title": shortened(title, _TITLE),
        "about": " · ".join(filter(None, about)),
        "standing": [{"text": str(mark), "key": mark.name} for mark in marks],
    }


def figure(shown: Figure, here: str) -> dict[str, object]:
    """A figure with its nature, which always stands beside it, and what it is a number of."""
    details = (
        f"占{shown.share_of}" if shown.share_of and shown.share_of not in shown.of else "",
        date(shown.as_of) if shown.as_of else "",
    )
    return {
        "text": shown.text,
        "of": shortened(counted(shown, here), _OF),
        "details": shortened("，".join(filter(None, details)), _OF),
        "nature": _key(shown),
        "tag": nature(shown) or str(shown.nature),
        "contested": bool(shown.conflicts),
        "promised": promised([shown]),
    }


def figures(case: Case, shown: Sequence[Figure], of: Sequence[Figure]) -> list[Block]:
    """The figures shown, how many there are of each nature, and what a reader must know of them.

    Args:
        case: the case.
        shown: those to show.
        of: all there are.
    """
    if not shown:
        return []
    contested = next((f for f in shown if f.conflicts), None)
    return [
        {
            "kind": "figures",
            "heading": "数字",
            "aside": tally(of) if len(of) > 1 else "",
            "items": [figure(f, case.place.name) for f in shown],
            "note": shortened(f"{contested.text}：{conflict(contested, case)}", _NOTE) if contested else "",
            "caution": CAUTION,
            "rest": rest(len(of), "数字"),
            "least": LEAST_FIGURES,
            "step": 2,
        }
    ]


def promised(shown: Iterable[Figure]) -> list[str]:
    """The natures among the figures that are not done yet, each once."""
    return [str(n) for n in dict.fromkeys(f.whole_nature or f.nature for f in shown) if n in PROMISED]


def rest(total: int, page: str) -> dict[str, object]:
    """Of how many things there are, and where those that are not shown can be read.

    How many that is, the template counts: it may cut a picture shorter still.
    """
    return {"total": total, "before": "其余", "after": f"个见机器人里的「{page}」页"}


def foot(shown: Sequence[Origin]) -> Block:
    """Where the sheet comes from, which state of the record it shows, and the way back to it."""
    return {
        "kind": "foot",
        "columns": [
            {
                "name": origin.name,
                "rows": _origin(origin.case),
                "code": {"link": Code(origin.link), "qr": Code(qr(origin.link))} if origin.link else None,
            }
            for origin in shown
        ],
        "hint": "扫码打开，每个数字都能看到原句" if any(origin.link for origin in shown) else "",
    }


def dates(case: Case) -> str:
    """When the case's sources appeared, as far as they say."""
    return "、".join(dict.fromkeys(date(source.published) for source in case.sources))


def _origin(case: Case) -> list[dict[str, object]]:
    """Sources, date and version of a case, line by line."""
    lines: list[dict[str, object]] = [
        {"label": "来源", "text": Words(f"{_outlet(source)}《{shortened(source.title, _TITLE)}》")}
        for source in case.sources[:_SOURCES]
    ]
    if len(case.sources) > _SOURCES:
        lines.append({"label": "", "text": f"等{len(case.sources)}篇"})
    marks = "、".join(map(str, standing(case)))
    return [
        *lines,
        {"label": "日期", "text": dates(case)},
        {"label": "版本", "text": f"{version(case)}，{marks}"},
    ]


def _outlet(source: Source) -> str:
    return shortened(source.outlet, _OUTLET) if source.outlet else "材料未载出处"


def _key(shown: Figure) -> str:
    """The nature a figure is coloured by: a share of something not achieved is no more than that."""
    if shown.nature is Nature.SHARE and shown.whole_nature and not shown.achieved:
        return shown.whole_nature.name
    return shown.nature.name
