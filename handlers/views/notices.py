"""What became of a case, and why: taken back, corrected, gone from where it stood."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

from casebase.library import Decision, Loss
from casebase.record import Case, Status
from handlers import deeplink
from handlers.payload import Kind, Payload
from handlers.views.atoms import NOTHING, Atom, b, join, text
from handlers.views.changes import changed
from handlers.views.clause import shortened
from handlers.views.message import Button, Message, Shows, compose
from handlers.views.wording import date, located

_BEIJING = timezone(timedelta(hours=8))
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


def of_a_picture(decision: Decision, drawn_as_of: int, before: Case | None) -> Message:
    """Under a picture, which cannot be drawn anew where it stands.

    Args:
        decision: what was done to the case.
        drawn_as_of: the revision the picture shows.
        before: the case as of then, where that is known.
    """
    case = decision.case
    view = Payload(Kind.CASE, case.id, revision=case.revision)
    if case.status is Status.RETRACTED:
        head = [
            text("🚫 ", b(located(case.place)), f"的案例已撤回（{day(decision)}），图上的请不要再用。"),
            _why(decision),
        ]
    else:
        now = f"这张图画的是第{drawn_as_of}版，案例现在是第{case.revision}版，以新的为准。"
        head = [text("✏️ ", b(located(case.place)), "：", now), corrected(decision, before)]
    return compose(head, [], [[Button("看最新的", opens=deeplink.naming(view))]], Shows.of(view, case))


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
    return date(datetime.fromisoformat(decision.revision.at).astimezone(_BEIJING).date().isoformat())


def _why(decision: Decision) -> Atom:
    return text("理由：", _reason(decision, _LONG))


def _reason(decision: Decision, at_most: int) -> str:
    return shortened(" ".join(decision.revision.why.split()), at_most)


def _counted(reasons: Mapping[str, int]) -> str:
    return "，".join(f"{reason}{count}张" for reason, count in reasons.items())
