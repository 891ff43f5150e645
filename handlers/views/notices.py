"""What became of a case, and why: taken back, corrected, gone from where it stood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from casebase.library import Decision, Loss
from casebase.record import Case, Status
from handlers import deeplink
from handlers.calendar import beijing_day
from handlers.payload import Kind, Payload
from handlers.views.atoms import NOTHING, Atom, b, join, text
from handlers.views.changes import changed
from handlers.views.clause import shortened
from handlers.views.message import Button, Message, Shows, compose
from handlers.views.wording import date, located

_LONG, _SHORT = 300, 120
"""UTF-16 units of a reason, in a message and in a pop-up."""
# The buttons open in private: a notice must not be turned into something else where it stands.
_ALL = Button("看现在有哪些案例", opens=deeplink.EVERYTHING)


def withdrawn(decision: Decision, view: Payload) -> Message:
    """In the place of whatever was shown of a case that was taken back.

    Args:
        decision: what was done to the case.
        view: opens this notice, and the case again should it come back.
    """
    case = decision.case
    head = [
        text("🚫 ", b(located(case.place)), f"的案例已经不在库里了（{day(decision)}撤回）。"),
        _why(decision),
        text("以前转发的卡片、引过的数，请不要再用。"),
    ]
    return compose(head, [], [[_ALL]], Shows.of(view, case))


def withdrawn_in_words(decision: Decision) -> str:
    """The same in one sentence, for a pop-up."""
    return f"这个案例{day(decision)}撤回，已经不在库里了。理由：{_reason(decision, _SHORT)}"


def corrected(decision: Decision | None, before: Case | None) -> Atom:
    """What was put right, for readers of an earlier card; empty where nothing was.

    Args:
        decision: what was done to the case.
        before: the case as the earlier card showed it, where that is known.
    """
    if decision is None or decision.case.status is not Status.CORRECTED:
        return NOTHING
    what = changed(before, decision.case) if before else ""
    return text(f"✏️ {day(decision)}更正", f"：{what}" if what else "过，现在是这样")


@dataclass(frozen=True, slots=True)
class Outdated:
    """A case that a picture or a file shows as it was."""

    decision: Decision
    before: Case | None
    """The case as of then, where that is known."""


def of_a_picture(view: Payload, outdated: Sequence[Outdated], shown: Mapping[str, int]) -> Message:
    """Under a picture or a file, which stays as it was drawn.

    Args:
        view: what was drawn, as of which revision.
        outdated: the cases in it that have changed since.
        shown: all cases in it, each with the revision its readers were told of.
    """
    lines = [line for one in outdated for line in _outdated(view, one)]
    link = deeplink.naming(Payload(Kind.CASE, outdated[0].decision.case.id))
    return compose(lines, [], [[Button("看最新的", opens=link)]], Shows(view, tuple(shown.items())))


def _outdated(view: Payload, one: Outdated) -> list[Atom]:
    case = one.decision.case
    if case.status is Status.RETRACTED:
        gone = f"的案例已撤回（{day(one.decision)}），{_thing(view)}上的请不要再用。"
        return [text("🚫 ", b(located(case.place)), gone), _why(one.decision)]
    before = one.before
    if before is not None and before.place.name != case.place.name:
        merged = text(b(located(before.place)), "的案例已并入", b(located(case.place)), "，以那里的为准。")
        return [text("✏️ ", merged)]
    drawn = f"{_thing(view)}是照第{view.revision}版做的，" if view.revision else "做好以后案例改过，"
    now = f"：{drawn}现在是第{case.revision}版，以新的为准。"
    return [text("✏️ ", b(located(case.place)), now), corrected(one.decision, one.before)]


def _thing(view: Payload) -> str:
    return "这个文件" if view.kind is Kind.EXPORT or view.part == "pdf" else "这张图"


def lost(loss: Loss, decision: Decision) -> Message:
    """For the curators: cards that stand somewhere and cannot be put right."""
    case = decision.case
    done = "撤回" if case.status is Status.RETRACTED else "更正"
    total = sum(loss.reasons.values())
    head = [
        text(
            "⚠ ",
            b(located(case.place)),
            f"的案例{done}了（第{loss.revision}版）：{loss.reached}张卡片已经改好，",
        ),
        text(f"还有{total}张改不到了：{_counted(loss.reasons)}。"),
    ]
    link = deeplink.naming(Payload(Kind.CASE, case.id))
    return compose([join("", head)], [], [[Button(f"看{case.place.name}", opens=link)]])


def day(decision: Decision) -> str:
    """The day of a decision, as Beijing has it."""
    return date(beijing_day(datetime.fromisoformat(decision.revision.at)).isoformat())


def _why(decision: Decision) -> Atom:
    return text("理由：", _reason(decision, _LONG))


def _reason(decision: Decision, at_most: int) -> str:
    return shortened(" ".join(decision.revision.why.split()), at_most)


def _counted(reasons: Mapping[str, int]) -> str:
    return "，".join(f"{reason}{count}张" for reason, count in reasons.items())
