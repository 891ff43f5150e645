"""The commands there are, in the order the menu shows them."""

from handlers.cite import cite
from handlers.command import Command
from handlers.compare import compare
from handlers.county import county
from handlers.export import export
from handlers.figures import figures
from handlers.help import help_
from handlers.industry import industry
from handlers.listing import cases
from handlers.model import model
from handlers.place import place
from handlers.start import start
from handlers.who import who

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
    Command("list", ("列表",), "有哪些案例", "Which cases there are", cases),
    Command("cite", ("引用",), "怎样引用", "How to cite a case", cite),
    Command("export", ("导出", "導出", "匯出"), "导出成文件", "A case as a file", export),
    Command("help", ("帮助", "幫助"), "怎么问", "How to ask", help_),
    Command("start", ("开始", "開始"), "打个招呼", "Say hello", start),
)
