"""A publication that is announced, and what became of it."""

from datetime import datetime

from casebase.library.curating.announcing import Failed
from casebase.store.desk import Notice
from handlers.calendar import in_beijing
from handlers.views.atoms import Atom, b, text


def announced(notice: Notice | None) -> Atom:
    """Until when the draft is announced; empty where it is not."""
    if notice is None:
        return text()
    how = "并入已有案例" if notice.into else "发布"
    until = moment(datetime.fromisoformat(notice.due))
    return text(
        "⏳", b(f"公示到{until}"), f"，没有人撤下就{how}（{notice.who.name}同意）；改动任何一条，公示作废"
    )


def failed(outcome: Failed) -> Atom:
    """Why an announced publication did not come about."""
    return text(f"⚠ 公示期满，但没有发布：{outcome.why}")


def moment(at: datetime) -> str:
    """A moment as people in China read it: 11月23日 08:30."""
    there = in_beijing(at)
    return f"{there.month}月{there.day}日 {there:%H:%M}"
