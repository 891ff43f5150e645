"""Driving an application: one event at a time, each finished before the next, in a stable shape."""

from __future__ import annotations

import asyncio

import pytest
from telegram.ext import Application

from bot.local.driver import Driver
from bot.local.person import Person
from bot.local.request import LocalRequest
from bot.local.world import TOKEN, World
from tests.bot.local import sample
from tests.bot.local.test_sending import GROUP
from tests.conftest import Talk


async def test_a_text_is_answered_in_the_shape_programs_rely_on(talk: Talk) -> None:
    chat = await talk(sample.build)
    assert await chat.say("你好") == [
        {
            "method": "sendMessage",
            "chat_id": 1001,
            "message_id": 2,
            "text": "你好",
            "html": "<b>你好</b>",
            "buttons": [[{"text": "再来", "callback_data": "s"}]],
        }
    ]


async def test_every_task_an_update_started_is_awaited(talk: Talk) -> None:
    chat = await talk(sample.build)
    assert [call["text"] for call in await chat.say("/later")] == ["first", "second", "third"]


async def test_a_button_is_pressed_by_a_part_of_its_label(talk: Talk) -> None:
    chat = await talk(sample.build)
    await chat.say("/county")
    (popup,) = await chat.click("出")
    assert (popup["method"], popup["text"], popup["show_alert"]) == (
        "answerCallbackQuery",
        "资源县委组织部材料",
        True,
    )
    _, edit = await chat.click("改")
    assert (edit["method"], edit["message_id"], edit["text"]) == ("editMessageText", 2, "改了")


async def test_every_kind_of_button_shows_what_it_carries(talk: Talk) -> None:
    chat = await talk(sample.build)
    (call,) = await chat.say("/county")
    assert call["buttons"][1] == [
        {"text": "网页", "url": "https://example.com/"},
        {"text": "引用", "copy_text": "[1] 引文"},
        {"text": "分享", "switch_inline_query": "小细胞"},
    ]


async def test_an_inline_answer_shows_what_choosing_would_send(talk: Talk) -> None:
    chat = await talk(sample.build)
    (call,) = await chat.inline("小细胞")
    assert call["method"] == "answerInlineQuery"
    (result,) = call["results"]
    assert (result["id"], result["title"], result["text"], result["html"]) == (
        "c1",
        "小细胞",
        "小细胞",
        "<b>小细胞</b>",
    )


async def test_a_refused_call_is_shown_with_its_error(talk: Talk) -> None:
    chat = await talk(sample.build)
    (call,) = await chat.say("/broken")
    assert (call["status"], call["text"]) == (400, "<b>坏")
    assert call["error"].startswith("Bad Request: can't parse entities")


async def test_what_was_sent_in_vain_is_shown(talk: Talk, world: World) -> None:
    chat = await talk(sample.build)
    answer = await chat.event({"user": 1001, "text": "/vain"})
    assert answer["ignored"] == [
        "sendMessage: unknown parameter sparkle",
        "Not Implemented: sendDice is not built in the local Bot API",
    ]
    world.ignored.clear()
    world.not_built.clear()
    assert "ignored" not in await chat.event({"user": 1001, "text": "好"})


async def test_a_person_acts_and_the_bot_finishes(talk: Talk, person: Person) -> None:
    chat = await talk(sample.build)
    person.send_document("文.txt", "资源县".encode(), caption="看看")
    methods = [(call["method"], call.get("text")) for call in await chat.finish()]
    assert methods == [("getFile", None), ("setMessageReaction", None), ("sendDocument", "看看")]


async def test_a_group_is_an_id_below_zero(talk: Talk) -> None:
    chat = await talk(sample.build)
    assert await chat.say("大家好", chat=GROUP) == []
    (call,) = await chat.say("/county", chat=GROUP)
    assert call["chat_id"] == GROUP
    assert call["reply_to_message_id"] == 2


async def test_an_update_that_never_ends_does_not_stop_the_others(
    world: World, person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    application = sample.build(LocalRequest(world))
    person.send("/later")
    async with Driver(application, world, patience=0.0) as driver:
        await driver.settle()
        assert "still has tasks" in caplog.text
        # Let what is left end before the application does.
        for _ in range(50):
            await asyncio.sleep(0.001)


async def test_what_the_application_does_at_its_start_and_end_is_done(world: World) -> None:
    done: list[str] = []

    def note(name: str):
        async def hook(application: Application) -> None:
            done.append(name)

        return hook

    request = LocalRequest(world)
    builder = Application.builder().token(TOKEN).request(request).get_updates_request(request).job_queue(None)
    builder = builder.post_init(note("init")).post_stop(note("stop")).post_shutdown(note("shutdown"))
    async with Driver(builder.build(), world):
        assert done == ["init"]
    assert done == ["init", "stop", "shutdown"]


async def test_kinds_an_application_does_not_poll_for_are_kept_from_it(world: World, person: Person) -> None:
    application = sample.build(LocalRequest(world))
    async with Driver(application, world, allowed_updates=["message"]) as driver:
        person.inline("小细胞")
        person.send("你好")
        await driver.settle()
    assert [record.method for record in world.journal.since(1)] == ["sendMessage"]


async def test_the_loop_gets_its_task_factory_back(world: World) -> None:
    loop = asyncio.get_running_loop()
    before = loop.get_task_factory()
    async with Driver(sample.build(LocalRequest(world)), world):
        assert loop.get_task_factory() is not before
    assert loop.get_task_factory() is before


async def test_jobs_due_at_once_belong_to_the_update(world: World, person: Person) -> None:
    request = LocalRequest(world)
    application = Application.builder().token(TOKEN).request(request).get_updates_request(request).build()

    async def job(context: object) -> None:
        await application.bot.send_message(1001, "done")

    async def ask(update: object, context: object) -> None:
        assert application.job_queue is not None
        application.job_queue.run_once(job, 0)

    from telegram.ext import MessageHandler, filters

    application.add_handler(MessageHandler(filters.ALL, ask))
    person.send("x")
    async with Driver(application, world) as driver:
        await driver.settle()
        assert world.journal.records[-1].values["text"] == "done"
