"""What a correction changed, in a few words: figures by what they were and are, the rest by how many."""

from collections.abc import Iterable, Mapping

from casebase.record import Case, Figure
from handlers.views.clause import shortened
from handlers.views.figures import phrase

_NAMED = 2
_LINE = 120


def changed(before: Case, after: Case) -> str:
    """What is different to a reader; empty where nothing is."""
    told = [
        *_figures({f.id: f for f in before.figures}, {f.id: f for f in after.figures}, after.place.name),
        _counted("做法", [p.model_dump() for p in before.programs], [p.model_dump() for p in after.programs]),
        _counted("步骤", [m.text for m in before.measures], [m.text for m in after.measures]),
        "概括" if (before.one_line, before.summary) != (after.one_line, after.summary) else "",
    ]
    return shortened("；".join(filter(None, told)), _LINE)


def _figures(before: Mapping[str, Figure], after: Mapping[str, Figure], here: str) -> Iterable[str]:
    both = [i for i in before if i in after and _shown(before[i], here) != _shown(after[i], here)]
    yield from (f"{_shown(before[i], here)} → {_shown(after[i], here)}" for i in both[:_NAMED])
    if len(both) > _NAMED:
        yield f"另改数字{len(both) - _NAMED}处"
    gone, new = len(before.keys() - after.keys()), len(after.keys() - before.keys())
    yield "，".join(filter(None, (f"删去数字{gone}处" if gone else "", f"新增数字{new}处" if new else "")))


def _shown(figure: Figure, here: str) -> str:
    return phrase(figure, here).plain


def _counted(what: str, before: Iterable[object], after: Iterable[object]) -> str:
    old, new = list(before), list(after)
    touched = sum(one not in old for one in new) + max(0, len(old) - len(new))
    return f"{what}{touched}处" if touched else ""
