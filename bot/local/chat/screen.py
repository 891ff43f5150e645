"""What the bot does, printed for a person: messages, numbered buttons, pop-ups, files."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from bot.local.chat.rendering import render
from bot.local.filestore import FileStore
from bot.local.journal import CallRecord
from bot.local.people import Message
from bot.local.pressing import keyboard_rows

Json = dict[str, Any]

#: Marks behind a button's label: it opens an address, copies, or types an inline query.
BUTTON_MARKS = {
    "url": "↗",
    "copy_text": "⧉",
    "switch_inline_query": "⌕",
    "switch_inline_query_current_chat": "⌕",
    "switch_inline_query_chosen_chat": "⌕",
}
KILOBYTE = 1024


@dataclass
class Choice:
    """What typing a number does: press a button of a message, or choose a result of an inline query."""

    message: Message | None = None
    button: Json = field(default_factory=dict)
    result_id: str | None = None
    query: str | None = None


class Screen:
    """Prints calls as they would look in Telegram, and remembers what the numbers stand for."""

    def __init__(self, console: Console, files: FileStore, *, chat_id: int) -> None:
        self.console = console
        self.files = files
        self.chat_id = chat_id
        self.choices: list[Choice] = []
        self._renew_choices = True
        self._folded: Json | None = None
        self._shelf: Path | None = None
        self._shown: dict[str, Callable[[CallRecord], None]] = {
            "answerCallbackQuery": self._popup,
            "setMessageReaction": self._reaction,
            "deleteMessage": self._deleted,
            "deleteMessages": self._deleted,
        }

    # -- one event

    def show(self, records: list[CallRecord]) -> None:
        """Print what the bot did for one event."""
        self._renew_choices = True
        for record in records:
            if not record.is_ok:
                self._line(f"⚠ {record.method}：{record.description}", style="red")
                continue
            for message, shown in zip(record.messages, record.shown, strict=True):
                self.message(message, shown, is_edited=record.method.startswith("edit"))
            if record.method in self._shown:
                self._shown[record.method](record)

    def note(self, text: str) -> None:
        """Print a remark of the program's own."""
        self._line(text, style="dim")

    # -- messages

    def message(self, message: Message, shown: Json, *, is_edited: bool = False) -> None:
        """Print a message, as it was when the bot wrote it, with its buttons."""
        if message.chat.id != self.chat_id:
            self._line(f"→ 发到 {message.chat.title or message.chat.id}", style="dim")
        if is_edited:
            self._line("✎ 改成", style="dim")
        self._attachment(shown)
        rendered = render(*_text(shown))
        for line in rendered.lines:
            self._line(line)
        if rendered.folded:
            self._folded = shown
            self._line(f"┃ …… 还有 {rendered.folded} 行，输入 + 展开", style="dim")
        self._buttons(message, shown)
        self.console.print()

    def unfold(self) -> None:
        """Print the newest folded message in full."""
        if self._folded is None:
            self.note("没有折叠的内容。")
            return
        for line in render(*_text(self._folded), unfolded=True).lines:
            self._line(line)
        self.console.print()

    def _attachment(self, shown: Json) -> None:
        """Print a file's name and where it was put, so that it can be opened."""
        photo, document = shown.get("photo"), shown.get("document")
        if photo:
            path = self._put(photo[-1]["file_id"])
            self._line(f"🖼 {photo[-1]['width']}×{photo[-1]['height']}  {path}")
        if document:
            size = max(1, document["file_size"] // KILOBYTE)
            self._line(f"📄 {document['file_name']}（{size} KB）  {self._put(document['file_id'])}")

    def _put(self, file_id: str) -> Path:
        if self._shelf is None:
            self._shelf = Path(tempfile.mkdtemp(prefix="casebot-"))
        upload = self.files.get(file_id).upload
        path = self._shelf / Path(upload.name).name
        path.write_bytes(upload.content)
        return path

    # -- buttons

    def _buttons(self, message: Message, shown: Json) -> None:
        """Number a message's buttons; the first of an event start from 1 again."""
        rows = keyboard_rows(shown.get("reply_markup") or message.reply_keyboard or {})
        if rows:
            self._start_choices()
        for row in rows:
            labels = []
            for button in row:
                self.choices.append(Choice(message, button))
                mark = next((f" {mark}" for name, mark in BUTTON_MARKS.items() if name in button), "")
                labels.append(f"[{len(self.choices)}] {button['text']}{mark}")
            self._line("  ".join(labels), style="bold")

    def results(self, query: str, results: list[Json]) -> None:
        """Number the results of an inline query."""
        self._renew_choices = True
        self._start_choices()
        for result in results:
            self.choices.append(Choice(result_id=result["id"], query=query))
            label = Text(f"[{len(self.choices)}] {result.get('title', result['id'])}", style="bold")
            if result.get("description"):
                label.append(f"  {result['description']}", style="not bold")
            self._line(label)
        if not results:
            self.note("没有可选的结果。")
        self.console.print()

    def choice(self, number: int) -> Choice | None:
        """Return what a number stands for."""
        return self.choices[number - 1] if 1 <= number <= len(self.choices) else None

    def _start_choices(self) -> None:
        if self._renew_choices:
            self.choices.clear()
            self._renew_choices = False

    # -- the small things

    def _popup(self, record: CallRecord) -> None:
        text, url = record.values.get("text"), record.values.get("url")
        if text:
            self._line(
                f"{'❗弹窗' if record.values.get('show_alert') else '💬 提示'}：{text}", style="yellow"
            )
            self.console.print()
        if url:
            self._line(f"↗ 打开 {url}", style="dim")

    def _reaction(self, record: CallRecord) -> None:
        for reaction in record.values.get("reaction") or []:
            self._line(f"{reaction['emoji']} （机器人的表态）", style="dim")

    def _deleted(self, record: CallRecord) -> None:
        count = len(record.values.get("message_ids", [None]))
        self._line(f"🗑 机器人删掉了 {count} 条消息", style="dim")

    def _line(self, text: Text | str, style: str = "") -> None:
        # Only a terminal has a width to fold at; a file gets each line whole.
        line = Text(text, style=style) if isinstance(text, str) else text
        self.console.print(line, soft_wrap=not self.console.is_terminal, highlight=False)


def _text(shown: Json) -> tuple[str, list[Json]]:
    """Return a message's text or caption, with its entities."""
    entities = shown.get("entities") or shown.get("caption_entities") or []
    return shown.get("text") or shown.get("caption") or "", entities
