"""The commands only curators have; they stand in the menus of their private chats and nowhere else."""

from handlers.command import Command
from handlers.desk.keeping import edit, gaps, history, log, merge, pending, retract, stats, undo
from handlers.desk.people import admins

CURATORS_COMMANDS = (
    Command("pending", ("待办", "待辦"), "等着处理的草稿和纠错", "Drafts and reports that wait", pending),
    Command("edit", ("更正",), "更正一个案例", "Correct a case", edit),
    Command("merge", ("合并", "合併"), "把两个案例合成一个", "Make one case of two", merge),
    Command("retract", ("撤回",), "撤回一个案例，要写理由", "Take a case back, with a reason", retract),
    Command("undo", ("撤销", "撤銷"), "撤销一次改动", "Undo a revision", undo),
    Command("history", ("历史", "歷史"), "一个案例的历次改动", "The revisions of a case", history),
    Command("log", ("日志", "日誌"), "最近的改动", "The newest revisions", log),
    Command("gaps", ("缺口",), "问了没答上的", "What was asked and not answered", gaps),
    Command("stats", ("统计", "統計"), "用量", "How often what was asked", stats),
    Command("admins", ("管理员", "管理員"), "谁是管理员", "Who the curators are", admins),
)
