"""The terminal: what a person types, and what they read."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from bot.local.chat.lines import LineSource, piped
from bot.local.chat.screen import Screen
from bot.local.chat.terminal import USAGE, Terminal
from tests.bot.local import sample
from tests.bot.local.test_sending import GROUP
from tests.conftest import Talk


async def read(talk: Talk, *lines: str, chat_id: int | None = None) -> str:
    """Type lines and return everything that was printed, as a file would hold it."""
    paper = io.StringIO()
    console = Console(file=paper, highlight=False, markup=False, emoji=False, width=40)
    conversation = await talk(sample.build)
    screen = Screen(console, conversation.world.files, chat_id=chat_id or 1001)
    feed = iter([*(line + "\n" for line in lines), ""])
    terminal = Terminal(conversation, screen, user_id=1001, chat_id=chat_id)
    await terminal.run(LineSource(piped(lambda: next(feed))))
    return paper.getvalue()


async def test_a_message_reads_as_in_telegram_with_its_folds_folded(talk: Talk) -> None:
    assert await read(talk, "/county 资源县") == (
        "📍资源县（广西桂林）\n"
        "第二行\n"
        "┃ 折一\n"
        "┃ 折二\n"
        "┃ 折三\n"
        "┃ 引文 ▒▒\n"
        "┃ …… 还有 2 行，输入 + 展开\n"
        "[1] 出处  [2] 改\n"
        "[3] 网页 ↗  [4] 引用 ⧉  [5] 分享 ⌕\n"
        "\n"
    )


async def test_plus_unfolds_and_uncovers(talk: Talk) -> None:
    unfolded = (await read(talk, "/county", "+")).split("⌕\n\n")[1]
    assert "┃ 折五\n" in unfolded
    assert "秘密" in unfolded
    assert await read(talk, "+") == "没有折叠的内容。\n"


async def test_a_number_presses_and_pop_ups_are_shown(talk: Talk) -> None:
    printed = await read(talk, "/county", "1", "2")
    assert "❗弹窗：资源县委组织部材料\n" in printed
    assert "✎ 改成\n改了\n" in printed


async def test_a_number_without_a_button_is_a_text(talk: Talk) -> None:
    assert (await read(talk, "30070")).startswith("30070\n[1] 再来\n")


async def test_numbers_belong_to_the_newest_buttons(talk: Talk) -> None:
    printed = await read(talk, "/county", "你好", "2")
    assert printed.endswith("2\n[1] 再来\n\n")


async def test_buttons_that_ask_nobody_say_what_they_do(talk: Talk) -> None:
    printed = await read(talk, "/county", "3", "4")
    assert "↗ 打开 https://example.com/\n" in printed
    assert "⧉ 已复制：[1] 引文\n" in printed


async def test_inline_mode_lists_results_to_choose_from(talk: Talk) -> None:
    printed = await read(talk, "@ 小细胞", "1")
    assert printed.startswith("[1] 小细胞  资源县\n\n小细胞\n[1] 出处  [2] 改\n")
    assert "[1] 小细胞  资源县\n" in await read(talk, "/county", "5")
    assert "[1] 小细胞" in await read(talk, "@casebase_local_bot 小细胞")


async def test_a_file_goes_out_and_one_comes_back(talk: Talk, tmp_path: Path) -> None:
    article = tmp_path / "文.txt"
    article.write_text("资源县", encoding="utf-8")
    printed = await read(talk, f":file {article} 看看")
    assert "👀 （机器人的表态）\n📄 回.txt（1 KB）  " in printed
    assert saved_text(printed) == "资源县"


def saved_text(printed: str) -> str:
    """Return what is in the file whose path was printed."""
    return Path(printed.split("KB）  ")[1].split("\n")[0]).read_text(encoding="utf-8")


async def test_what_happens_elsewhere_or_goes_wrong_is_said(talk: Talk) -> None:
    printed = await read(talk, "/away", "/broken")
    assert "⚠ sendMessage：Bad Request: chat not found\n" in printed
    assert "⚠ sendMessage：Bad Request: can't parse entities" in printed


async def test_another_persons_copy_is_marked(talk: Talk) -> None:
    printed = await read(talk, ":as 1", "/county", ":as 1001", "/away")
    assert "→ 发到 1\n给站长的通知\n" in printed
    assert "🗑 机器人删掉了 1 条消息\n" in printed


async def test_the_terminals_own_commands(talk: Talk) -> None:
    printed = await read(
        talk, "你好", ":edit 改", ":forward 转", "?", ":nonsense", ":file /no/such", ":quit", "不到"
    )
    assert "改\n[1] 再来" in printed
    assert "转\n[1] 再来" in printed
    assert printed.count(USAGE) == 2
    assert "（/no/such: No such file or directory）" in printed
    assert "不到" not in printed


async def test_a_group_is_quiet_until_it_is_asked(talk: Talk) -> None:
    assert await read(talk, "大家好", chat_id=GROUP) == ""
    assert (await read(talk, "/county", chat_id=GROUP)).startswith("📍资源县")


async def test_a_terminal_folds_at_its_width_counting_chinese_twice() -> None:
    paper = io.StringIO()
    console = Console(file=paper, force_terminal=True, width=20, no_color=True, highlight=False)
    from bot.local.filestore import FileStore

    Screen(console, FileStore(), chat_id=1).note("资源县" * 5)
    lines = [line for line in paper.getvalue().split("\n") if line.strip("\x1b[02m ")]
    assert len(lines) == 2
    assert lines[0].count("资源县") == 3
