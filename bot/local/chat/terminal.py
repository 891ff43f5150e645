"""``casebot chat``: a person and the bot in this terminal."""

from __future__ import annotations

import os
from typing import Any

from bot.local.chat.lines import LineSource
from bot.local.chat.screen import Choice, Screen
from bot.local.conversation import Conversation
from bot.local.events import BadEventError, pressed
from bot.local.person import Person
from bot.local.pressing import CannotDoError

Json = dict[str, Any]

WELCOME = (
    "县域案例库 · 在本机对话。/help 看能问什么；"
    "输入数字按按钮，+ 展开折叠的部分，? 看这里的用法，Ctrl-D 退出。"
)
USAGE = """\
直接输入文字或命令，就是发消息
数字          按那个编号的按钮，或选那条结果
+             展开最近一条里折叠的部分
@ 关键词      内联模式：在任何聊天里点选案例
:file 路径 [说明]   发一个文件
:forward 文字       转发一段文字
:edit 文字          改刚才发的那条消息
:as 编号            换一个人（1 是管理员）
:quit               退出"""


class Terminal:
    """Turns typed lines into what a person does, and shows what the bot does."""

    def __init__(
        self, conversation: Conversation, screen: Screen, *, user_id: int, chat_id: int | None
    ) -> None:
        self.conversation = conversation
        self.screen = screen
        self.user_id = user_id
        #: A group's id, or None in the bot's private chat.
        self.chat_id = chat_id
        self._last_sent: int | None = None

    @property
    def person(self) -> Person:
        """Return who sits at the keyboard."""
        return self.conversation.person(self.user_id)

    async def run(self, lines: LineSource) -> None:
        """Take line after line until there are no more."""
        while (line := await lines.next()) is not None:
            if line.strip() == ":quit":
                return
            if line.strip():
                try:
                    await self.typed(line.strip())
                except (BadEventError, CannotDoError) as error:
                    self.screen.note(f"（{error}）")

    async def typed(self, line: str) -> None:
        """Do what one line says."""
        if line == "+":
            self.screen.unfold()
        elif line in ("?", "？"):
            self.screen.note(USAGE)
        elif line.isascii() and line.isdigit() and (choice := self.screen.choice(int(line))):
            await self._choose(choice)
        elif line.startswith(":"):
            await self._local(line[1:])
        elif line.startswith("@ ") or line.lower().startswith(f"@{self._bot_name} "):
            await self._inline(line.split(maxsplit=1)[1])
        else:
            await self._event({"text": line})

    @property
    def _bot_name(self) -> str:
        return self.conversation.driver.bot.username.lower()

    async def _event(self, event: Json) -> Json:
        """Do an event as this person in this chat, and show what came of it."""
        journal = self.conversation.world.journal
        before = journal.last_number
        outcome = await self.conversation.event(
            {"user": self.user_id, **({"chat": self.chat_id} if self.chat_id else {}), **event}
        )
        self._last_sent = outcome.get("message_id", self._last_sent)
        self.screen.show(journal.since(before))
        return outcome

    async def _choose(self, choice: Choice) -> None:
        if choice.result_id is not None:
            chosen = {"result_id": choice.result_id, "query": choice.query}
            outcome = await self._event({"choose": chosen})
            message = self.person.message(outcome["message_id"], self.chat_id)
            self.screen.message(message, message.as_json())
            return
        assert choice.message is not None
        press = self.person.press_button(choice.message, choice.button)
        before = self.conversation.world.journal.last_number
        await self.conversation.finish()
        self.screen.show(self.conversation.world.journal.since(before))
        seen = pressed(press)
        if "typed" in seen:
            await self._inline(seen["typed"])
        if "opened" in seen and press.sent is None:
            self.screen.note(f"↗ 打开 {seen['opened']}")
        if "copied" in seen:
            self.screen.note(f"⧉ 已复制：{seen['copied']}")

    async def _inline(self, query: str) -> None:
        outcome = await self._event({"inline": query})
        asked = self.conversation.driver.bot.queries.inline[outcome["inline_query_id"]]
        self.screen.results(asked.query, asked.results)

    async def _local(self, line: str) -> None:
        """Do one of the terminal's own commands."""
        name, _, rest = line.partition(" ")
        if name == "file" and rest:
            await self._event(_file_event(rest))
        elif name == "forward" and rest:
            await self._event({"forward": rest})
        elif name == "edit" and rest and self._last_sent is not None:
            await self._event({"edit": self._last_sent, "text": rest})
        elif name == "as" and rest.isdigit():
            self.user_id = int(rest)
            if self.chat_id is None:
                self.screen.chat_id = self.user_id
        else:
            self.screen.note(USAGE)


def _file_event(rest: str) -> Json:
    """Return the event of ``:file PATH CAPTION``."""
    path, _, caption = rest.partition(" ")
    return {"file": os.path.expanduser(path), "caption": caption}
