"""What the bot says that is not about any record: greetings, help, and what to do after wrong input."""

from handlers.views.atoms import Atom, b, code, text
from handlers.views.clause import shortened
from handlers.views.message import Button, Message, compose

_ECHO = 30

OUTDATED = "这个按钮太旧，已经认不出来了。请重新问一次，比如发 /list。"
GONE = "这个案例已经不在库里了。发 /list 看现在有哪些案例。"
PROGRAM_GONE = "这个做法已经不在库里了，可能随案例的更正删去了。发 /list 看现在有哪些案例。"
FACT_GONE = "案例更新过，这一条已经变了。请回到案例重新打开。"
NOT_YOURS_TO_REMOVE = "只有提问的人和群管理员能移除这条回答。"
ONLY_ADMINS = "群里的设置只有这个群的管理员能改。"
RIGHTS_UNKNOWN = "现在查不到谁是群管理员，请过一会儿再试。"
REMOVED = "（这条回答已移除）"
SET = "已改好"
NOT_HELD = "这里没有存原文，知道的都写在下面了。"
TOO_LONG = "原句比较长，全文写在下面了。"
SENT_BEFORE = "这张图今天已经发在群里了，往上翻就能看到。"
NO_EVIDENCE = "这一条没有单独的出处，请看案例的「出处」。"


def helping() -> Message:
    """How to ask."""
    head = [
        text(b("怎么问")),
        text(code("/county 资源县"), "  看一个地方的案例"),
        text(code("/model 小细胞"), "  看一个做法：谁先做的、怎么组成、推到多大"),
        text(code("/figures 甘洛 30070"), "  这个数是实绩、任务还是承诺，谁说的"),
        text(code("/similar 缺劳力 想种木耳"), "  找和你们村像的案例，还差什么"),
        text("私聊里直接打字也行：资源县、小细胞、zyx、哪些地方用支部+合作社。"),
    ]
    behind = [
        text(code("/compare 资源县 大苏河乡"), "  两三个地方或做法并排看"),
        text(code("/who 支部+合作社"), "  谁在用这种组合，写明的、包含的、相近的"),
        text(code("/industry 木耳"), "  哪些地方做这种产业"),
        text(code("/place 官洞村"), "  看一个村、乡镇"),
        text(code("/list 广西 县级"), "  有哪些案例，可按省份、层级、机制、产业、年份挑"),
        text(code("/find 承诺墙"), "  按字句找；还能写 产业:木耳 地区:广西 年:2017 性质:承诺 -不要的词"),
        text(code("/cite 资源县"), "  怎样引用，按国标写好"),
        text(code("/export 资源县 docx"), "  导出成文件，也可以是 xlsx、md"),
        text("答案下面的 🖼 卡片 把它做成图，带出处和二维码，能转到别处；📊、PDF 也在那里。"),
        text("打错一个字、写拼音、写繁体都认得出来，并会说明是怎么认的。"),
        text("问过的话可以改：编辑你的消息，我的回答跟着改。"),
        text("📎 打开原句；〔任务〕〔计划〕〔承诺〕〔产能〕都不是已经做到的事；⚠ 是材料自己对不上的数。"),
        text("在群里我只应答命令，别的话一概不接；Telegram 也不让我看见群里的闲谈。"),
    ]
    return compose(head, behind)


def welcome() -> Message:
    """An answer to thanks."""
    return sorry("不客气。还想看哪里，发个地名或做法的名字就行。")


def example(command: str, purpose: str, button: Button | None) -> Message:
    """What to send after a bare command that wants a name, with one example to tap."""
    return sample(f"想看哪个{purpose}？在命令后面写上名字", command, button.label if button else "…", button)


def sample(wanted: str, command: str, argument: str, button: Button | None) -> Message:
    """What to send after a bare command.

    Args:
        wanted: what is to be written behind it.
        command: its name.
        argument: an example of it.
        button: shows what the example would.
    """
    asked = text(f"{wanted}，比如 ", code(f"/{command} {argument}"))
    return compose([asked], [], [[button]] if button else [])


def how_to_mention() -> Message:
    """What to write beside the bot's name where it is not a member."""
    return sorry("提到我的时候写上地名或做法名，比如：资源县、小细胞。我不在这个群里，每次只能答一条。")


def unknown_command(word: str) -> Message:
    """There is no such command; these are."""
    known = "能用的有 /county、/model、/list 等，发 /help 看全部；直接打地名或做法名也行。"
    return compose([text("没有「/", shortened(word, _ECHO), f"」这个命令。{known}")])


def no_text() -> Message:
    """Something came that is no text."""
    return compose([text("我现在只看得懂文字。发一个县名或做法的名字就行，比如：资源县。")])


def gone() -> Message:
    """What was asked for by its id is no longer there."""
    return sorry(GONE)


def sorry(sentence: str) -> Message:
    """Why something cannot be shown."""
    return compose([text(sentence)])


def apology(reference: str) -> Atom:
    """Something broke; the reference leads the maintainers to it."""
    return text(f"抱歉，出了点问题，已经记下（编号 {reference}）。请稍后再试。")
