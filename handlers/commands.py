"""The commands there are, in the order the menu shows them."""

from handlers.cite import cite
from handlers.command import Command
from handlers.compare import compare
from handlers.county import county
from handlers.desk.giving import add
from handlers.desk.people import forget, privacy
from handlers.desk.reports import report
from handlers.export import export
from handlers.figures import figures
from handlers.find import find
from handlers.help import help_
from handlers.industry import industry
from handlers.listing import cases
from handlers.model import model
from handlers.place import place
from handlers.settings import settings
from handlers.similar import similar
from handlers.start import start
from handlers.who import who

GROUPS_ONLY = ("settings",)
"""What makes sense for a group's administrators, and in no private chat."""
COMMANDS = (
    Command("county", ("县", "縣"), "看一个地方的案例", "The case of a county or another place", county),
    Command("model", ("模式",), "看一个做法", "A program: who started it, how it works", model),
    Command(
        "figures", ("数字", "數字"), "一个数是什么数", "What a number is: result, task, plan, pledge", figures
    ),
    Command("who", ("谁在用", "誰在用"), "谁在用这种组合", "Who works by a formula", who),
    Command("compare", ("对比", "對比"), "两地或两个做法并排看", "Two or three side by side", compare),
    Command("industry", ("产业", "產業"), "哪些地方做这种产业", "Which places have an industry", industry),
    Command("place", ("地点", "地點"), "看一个村、乡镇", "A village or a town inside its county", place),
    Command("similar", ("相似",), "找和你们村像的案例", "Cases like your village, or like a case", similar),
    Command("find", ("查找",), "按字句找", "Search every passage", find),
    Command("list", ("列表",), "有哪些案例", "Which cases there are", cases),
    Command("cite", ("引用",), "怎样引用", "How to cite a case", cite),
    Command("export", ("导出", "導出", "匯出"), "导出成文件", "A case as a file", export),
    Command("settings", ("设置", "設定", "設置"), "本群设置", "Settings of this group", settings),
    Command("add", ("添加", "投稿"), "交一篇文章", "Give an article", add),
    Command("report", ("纠错", "糾錯"), "报告哪里不对", "Report what is wrong", report),
    Command("privacy", ("隐私", "隱私"), "我记下什么", "What is kept of you", privacy),
    Command("forget", ("忘记我", "忘記我"), "删掉关于我的记录", "Remove what is kept of you", forget),
    Command("help", ("帮助", "幫助"), "怎么问", "How to ask", help_),
    Command("start", ("开始", "開始"), "打个招呼", "Say hello", start),
)
