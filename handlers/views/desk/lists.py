"""Lists of the desk: what waits, what happened, what is missing, who may decide, what is kept of people."""

from collections.abc import Sequence

from casebase.library import CaseHead
from casebase.library.curating.gaps import Gaps
from casebase.library.curating.statistics import DAYS, Statistics
from casebase.record import Case
from casebase.store import Revision
from casebase.store.desk import Curator, Draft, Ticket
from handlers.payload import Kind, Payload
from handlers.views.atoms import Atom, b, code, text
from handlers.views.clause import shortened
from handlers.views.deskpayload import DeskPayload, Verb
from handlers.views.message import Button, Message, compose, label

_LISTED = 12
_TEXT = 60
_ACTIONS = {
    "ship": "随软件带来",
    "publish": "发布",
    "retract": "撤回",
    "merge": "合并",
    "undo": "撤销",
    "report": "读者纠错",
    "answer": "答复纠错",
    "import": "导入",
    "correct": "更正",
}
_ASKED = {
    "county": "问地方",
    "model": "问做法",
    "add": "交文章",
    "report": "纠错",
    "figures": "问数字",
    "who": "问谁在用",
    "list": "看列表",
    "asked": "直接打字",
    "pressed": "按按钮",
    "inline": "内联选卡片",
}


def pending(drafts: Sequence[Draft], tickets: Sequence[Ticket]) -> Message:
    """What waits for a decision."""
    if not drafts and not tickets:
        return compose([text("没有要处理的：没有待审的草稿，也没有待核的纠错。")])
    lines = [text(b(f"待审草稿{len(drafts)}份，待核纠错{len(tickets)}条"))]
    lines += [text(f"📝{d.id} {_place(d)} · {d.state.value} · {d.giver.name}") for d in drafts[:_LISTED]]
    lines += [text(f"🚩{t.id} {t.case} · {shortened(t.text, _TEXT)}") for t in tickets[:_LISTED]]
    rows = [
        [Button(label(f"📝{d.id} {_place(d)}"), DeskPayload(Verb.DRAFT, d.id, version=d.version))]
        for d in drafts[:_LISTED]
    ]
    rows += [[Button(label(f"🚩{t.id} {t.text}"), DeskPayload(Verb.TICKET, t.id))] for t in tickets[:_LISTED]]
    return compose(lines, [], rows)


def history(case: Case, revisions: Sequence[Revision]) -> Message:
    """The revisions of a case; the newest can be taken back."""
    head = text(b(case.title), f"（{case.status}）的历史：")
    newest = revisions[0] if revisions else None
    row = [_undoing(newest)] if newest else []
    opening = Button("看案例", Payload(Kind.CASE, case.id, revision=case.revision))
    return compose([head, *map(_revision, revisions[:_LISTED])], [], [[*row, opening]])


def several(heads: Sequence[CaseHead], command: str) -> Message:
    """A name that means several cases: which one is said by its id."""
    lines = [text("▪ ", code(f"/{command} {h.id}"), f"  {h.title}") for h in heads]
    return compose([text("有几个案例叫这个名字，请用编号："), *lines])


def log(revisions: Sequence[Revision]) -> Message:
    """The newest revisions of the casebase."""
    return compose([text(b("最近的改动")), *map(_revision, revisions)])


def gaps(found: Gaps) -> Message:
    """What people asked for and did not get, and which ways of working no region is known for."""
    lines = [text(b("问了没答上的"), "（次数）：")]
    lines += [text(f"▪ {query}（{times}）") for query, _, times in found.asked] or [text("还没有。")]
    empty = [_empty(str(m), places, found) for m, places in found.empty().items() if places]
    return compose(lines, [text(b("做法×地区，还空着的：")), *empty])


def _empty(mechanism: str, places: Sequence[str], found: Gaps) -> Atom:
    where = "哪里都还没有" if len(places) == len(found.areas) else "、".join(places)
    return text(b(mechanism), f"：{where}")


def statistics(counted: Statistics, cases: int) -> Message:
    """How the bot was used."""
    totals = counted.kinds
    lines = [
        text(b(f"近{DAYS}天"), f"，库里有{cases}个案例"),
        text(f"问过{counted.asked}次：答上{counted.answered}次，没答上{counted.unanswered}次（见 /gaps）"),
        text(f"发到群里和别处的卡片：{counted.shared}张"),
    ]
    lines += [
        text(f"▪ {_ASKED.get(kind, kind)}：{times}次，{people}人")
        for kind, (times, people) in sorted(totals.items(), key=lambda pair: -pair[1][0])
    ]
    return compose(lines if totals else [*lines, text("还没有人问过。")])


def admins(owners: Sequence[int], curators: Sequence[Curator]) -> Message:
    """Who may decide, and how that is changed."""
    lines = [
        text(b("站长"), f"（由设置指定）：{'、'.join(map(str, owners)) or '没有'}"),
        *(text(f"▪ {c.name}（{c.person}），{c.added_by}于{c.added_at[:10]}添加") for c in curators),
        text("添加：", code("/admins add 编号"), "，或转发那个人的一条消息后回复它 ", code("/admins add")),
        text("去掉：", code("/admins remove 编号")),
    ]
    return compose(lines)


def privacy() -> Message:
    """What is kept of people, and how to have it removed."""
    return compose(
        [
            text(b("我记下什么")),
            text("▪ 没答上的问题只记问题本身和次数，不记是谁问的。"),
            text("▪ 用量按天计数，编号只存摘要；发出的卡片记着在哪、答的是谁，好跟着案例更正。"),
            text("▪ 您交来的文章和纠错，带着您的名字和编号，好把结果告诉您。"),
            text("▪ 管理员的决定留在历史里，案例才查得到是谁负责的。"),
            text("发 ", code("/forget"), " 就删掉关于您的这些记录。"),
        ]
    )


def _undoing(revision: Revision) -> Button:
    payload = DeskPayload(Verb.UNDO, revision.number)
    return Button(f"撤销第{revision.number}版", payload, style="danger")


def _revision(revision: Revision) -> Atom:
    action = _ACTIONS.get(revision.action, revision.action)
    when = f"{revision.at[:10]} {revision.at[11:16]}"
    return text(f"第{revision.number}版 {when} {revision.who} {action}：{shortened(revision.why, _TEXT)}")


def _place(draft: Draft) -> str:
    return draft.record.place.name if draft.record else "没有案例"
