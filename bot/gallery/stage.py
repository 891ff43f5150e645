"""Playing a scene: the real application on the Telegram of this machine, and what was seen of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from pydantic import SecretStr

from bot.application import build_application
from bot.gallery.scenes import Scene
from bot.local.conversation import Conversation
from bot.local.driver import Driver
from bot.local.journal import CallRecord
from bot.local.pressing import keyboard_rows
from bot.local.request import LocalRequest
from bot.local.world import OWNER_ID, TOKEN, World
from bot.settings import DeskSettings, ReportSettings, Settings, TelegramSettings
from bot.unasked import catch_up
from bot.wanted import WANTED
from casebase.library import Casebase
from casebase.store.desk import Actor

Json = dict[str, Any]

READER_ID = 1001
CURATORS_ID = -1001000000099
NAMES = {OWNER_ID: "站长", READER_ID: "林小山", 1002: "覃阿妹"}
_OWNER = Actor(OWNER_ID, NAMES[OWNER_ID])


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing on the screen.

    ``kind`` is said (by a person), shown or changed (a message of the bot's), posted (through inline mode),
    popup, results, opened, copied, typed, sign, gone, or note.
    """

    kind: str
    text: str = ""
    entities: tuple[Json, ...] = ()
    who: str = ""
    rows: tuple[tuple[Json, ...], ...] = ()
    """Buttons as the Bot API has them."""
    results: tuple[Json, ...] = ()
    """Of an inline query, each with the message choosing it posts."""
    file: str = ""
    """Its name."""
    picture: bytes = b""
    """A PNG."""
    where: str = ""
    """The chat, where it is not the scene's."""


@dataclass
class Played:
    """A scene with what was seen, in order."""

    scene: Scene
    seen: list[Seen] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """Calls the Bot API refused: there should be none."""


async def play(scene: Scene, casebase: Casebase) -> Played:
    """Play the scene over a casebase of its own."""
    world = World()
    for number, name in NAMES.items():
        world.user(number, name)
    world.private_chat(world.bot, world.user(OWNER_ID)).is_started = True
    world.group(CURATORS_ID, "管理员群")
    application = build_application(casebase, settings=_settings(), request=LocalRequest(world))
    unasked = partial(catch_up, application)
    async with Driver(application, world, allowed_updates=WANTED, afterwards=unasked) as driver:
        stage = _Stage(Conversation(driver), casebase, scene)
        for event in scene.does:
            await stage.does(event)
        return stage.played


class _Stage:
    def __init__(self, conversation: Conversation, casebase: Casebase, scene: Scene) -> None:
        self.conversation = conversation
        self.casebase = casebase
        self.scene = scene
        self.played = Played(scene)

    async def does(self, event: Json) -> None:
        """Do one event, and keep what is seen of it."""
        before = self.conversation.world.journal.last_number
        user = event.get("user", READER_ID)
        self._note(_did(event, NAMES.get(user, "")))
        if "retract" in event:
            self.casebase.desk.retract(event["retract"]["case"], event["retract"]["why"], _OWNER)
            await self.conversation.finish()
        elif "correct" in event:
            self._correct(**event["correct"])
            await self.conversation.finish()
        else:
            outcome = await self.conversation.event(self._complete(event, user))
            self._note(_saw(outcome))
            if "first" in event:
                self._note([self._posted(user, outcome["message_id"])])
        for record in self.conversation.world.journal.since(before):
            self._note(self._shown(record, self.scene.chat or user))
            if not record.is_ok:
                self.played.refused.append(f"{record.method}: {record.description}")

    def _complete(self, event: Json, user: int) -> Json:
        """The event with who does it and where, and with the result that stands first chosen."""
        if "first" in event:
            asked = list(self.conversation.driver.bot.queries.inline.values())[-1]
            event = {"choose": {"result_id": asked.results[0]["id"], "query": asked.query}}
        return {"user": user, **({"chat": self.scene.chat} if self.scene.chat else {}), **event}

    def _posted(self, user: int, message_id: int) -> Seen:
        message = self.conversation.person(user).message(message_id, self.scene.chat)
        return _message("posted", message.as_json(), who=f"{NAMES[user]} 经机器人")

    def _shown(self, record: CallRecord, here: int) -> Iterator[Seen]:
        for seen in _shown(record, here):
            yield self._with_picture(seen, record) if seen.kind == "shown" else seen

    def _with_picture(self, seen: Seen, record: CallRecord) -> Seen:
        """The message with its photo, where it is one."""
        photo = record.shown[0].get("photo")
        stored = self.conversation.world.files.get(photo[-1]["file_id"]) if photo else None
        return replace(seen, picture=stored.upload.content) if stored else seen

    def _correct(self, case: str, fact: str, field: str, value: str) -> None:
        desk = self.casebase.desk
        draft = desk.edit(case, _OWNER)
        draft = desk.change(draft.id, fact, field, value, 0, _OWNER)
        desk.publish(draft.id, draft.version, _OWNER)

    def _note(self, seen: Iterator[Seen] | list[Seen]) -> None:
        self.played.seen += seen


def _settings() -> Settings:
    return Settings(
        telegram=TelegramSettings.model_construct(bot_token=SecretStr(TOKEN)),
        report=ReportSettings.model_construct(maintainers_chat=CURATORS_ID),
        desk=DeskSettings.model_construct(owners=(OWNER_ID,), reading_processes=0),
    )


def _did(event: Json, who: str) -> Iterator[Seen]:
    """What a person does, as it looks."""
    said = event.get("text") or event.get("guest")
    if said:
        yield Seen("said", said, who=f"{who}（匿名管理员）" if event.get("anonymous") else who)
    if "inline" in event:
        yield Seen("typed", f"@casebase_local_bot {event['inline']}", who=who)
    if "click" in event or "press" in event:
        yield Seen("note", f"{who}点了「{event.get('click', '一个旧按钮')}」")
    if "first" in event:
        yield Seen("note", f"{who}选了第一个")
    if "retract" in event:
        yield Seen("note", f"站长撤回了案例：{event['retract']['why']}")
    if "correct" in event:
        yield Seen("note", "站长更正了一个数字")


def _saw(outcome: Json) -> Iterator[Seen]:
    """What a button does without the bot."""
    if "copied" in outcome:
        yield Seen("copied", outcome["copied"])
    if "typed" in outcome:
        yield Seen("typed", f"@casebase_local_bot {outcome['typed']}")


def _shown(record: CallRecord, here: int) -> Iterator[Seen]:
    """What a call shows; one that was refused shows nothing."""
    values = record.values
    if not record.is_ok:
        return
    if record.method == "answerCallbackQuery":
        if values.get("text"):
            yield Seen("popup" if values.get("show_alert") else "toast", values["text"])
        if values.get("url"):
            yield Seen("opened", values["url"])
    elif record.method == "answerInlineQuery":
        yield Seen("results", values["button"]["text"], results=tuple(record.prepared))
    elif record.method.startswith("delete"):
        yield Seen("gone", "这条消息移除了")
    elif record.method == "setMessageReaction":
        yield Seen("sign", values["reaction"][0]["emoji"])
    for shown in record.shown:
        kind = "changed" if record.method.startswith("edit") else "shown"
        where = "" if shown["chat"]["id"] == here else _called(shown["chat"])
        yield _message(kind, shown, who="县域案例库", where=where)


def _called(chat: Json) -> str:
    return str(chat.get("title") or f"{NAMES.get(chat['id'], '')}的私聊")


def _message(kind: str, shown: Json, *, who: str, where: str = "") -> Seen:
    return Seen(
        kind,
        str(shown.get("text", shown.get("caption", ""))),
        tuple(shown.get("entities") or shown.get("caption_entities") or ()),
        who,
        tuple(map(tuple, keyboard_rows(shown.get("reply_markup") or {}))),
        file=shown["document"]["file_name"] if "document" in shown else "",
        where=where,
    )
