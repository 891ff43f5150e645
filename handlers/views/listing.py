"""Which cases there are, page by page."""

from collections.abc import Sequence

from casebase.library import CaseHead
from casebase.record import Place
from handlers.payload import Kind, Payload
from handlers.views import buttons
from handlers.views.atoms import Atom, b, text
from handlers.views.message import Message, compose
from handlers.views.wording import level, located

EVERYWHERE = "all"
"""The id a list of the whole country has in its buttons."""
_SIZE = 5
_A_ROW = 2


def listing(heads: Sequence[CaseHead], region: Place | None = None, page: int = 1) -> Message:
    """A page of the cases of a region, or of all; the last page where ``page`` lies behind it."""
    where = region.name if region else "案例库"
    if not heads:
        words = f"{where}还没有案例；发 /list 看全部案例。" if region else "案例库还是空的。"
        return compose([text(words)])
    last = -(-len(heads) // _SIZE)
    here = Payload(Kind.LIST, region.ref if region else EVERYWHERE, str(min(page, last)))
    shown = heads[(here.page - 1) * _SIZE : here.page * _SIZE]
    turn = f"（第{here.page}/{last}页）" if last > 1 else ""
    title = text(b(where), f"有{len(heads)}个案例{turn}，点一下看：")
    opening = buttons.in_rows(map(buttons.of_case, shown), _A_ROW)
    return compose([title, *map(head_line, shown)], [], [*opening, buttons.turning(here, last)])


def head_line(head: CaseHead) -> Atom:
    """A case in a list: 资源县（广西桂林）· 县级：…"""
    return text("▪ ", b(located(head.place)), f" · {level(head.place)}：{head.one_line}")
