"""Updates of one chat keep their order; other chats do not wait for them."""

import asyncio

from telegram import Chat, InlineQuery, Message, Update, User

from bot.transport.order import OrderedPerChat


def message(update_id: int, chat: int) -> Update:
    return Update(update_id, message=Message(update_id, None, Chat(chat, "private")))  # type: ignore[arg-type]


class Work:
    """Handlers that note when they begin and end, and end when they are let."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.ended: list[int] = []
        self.let: dict[int, asyncio.Event] = {}

    async def handle(self, number: int) -> None:
        self.begun.append(number)
        await self.let.setdefault(number, asyncio.Event()).wait()
        self.ended.append(number)

    async def end(self, number: int) -> None:
        self.let.setdefault(number, asyncio.Event()).set()
        await settle()


async def settle() -> None:
    """Let everything that can go on go on."""
    for _ in range(20):
        await asyncio.sleep(0)


async def start(processor: OrderedPerChat, work: Work, updates: list[Update]) -> list[asyncio.Task[None]]:
    tasks = [asyncio.create_task(processor.process_update(u, work.handle(u.update_id))) for u in updates]
    await settle()
    return tasks


async def test_one_chat_is_worked_on_in_order() -> None:
    work = Work()
    tasks = await start(OrderedPerChat(), work, [message(n, chat=7) for n in (1, 2, 3)])
    assert work.begun == [1]
    for number in (1, 2, 3):
        await work.end(number)
    assert work.ended == [1, 2, 3]
    await asyncio.gather(*tasks)


async def test_other_chats_do_not_wait() -> None:
    work = Work()
    tasks = await start(OrderedPerChat(), work, [message(1, chat=7), message(2, chat=7), message(3, chat=8)])
    assert work.begun == [1, 3]
    for number in (3, 1, 2):
        await work.end(number)
    await asyncio.gather(*tasks)


async def test_a_busy_chat_takes_one_slot_only() -> None:
    work = Work()
    busy = [message(n, chat=7) for n in range(1, 10)]
    tasks = await start(OrderedPerChat(at_once=2), work, [*busy, message(20, chat=8)])
    assert work.begun == [1, 20]
    for number in (*range(1, 10), 20):
        await work.end(number)
    await asyncio.gather(*tasks)


async def test_a_failing_handler_does_not_hold_up_its_chat() -> None:
    processor = OrderedPerChat()

    async def fail() -> None:
        raise RuntimeError("handler")

    first = asyncio.create_task(processor.process_update(message(1, 7), fail()))
    work = Work()
    tasks = await start(processor, work, [message(2, chat=7)])
    assert isinstance((await asyncio.gather(first, return_exceptions=True))[0], RuntimeError)
    await work.end(2)
    await asyncio.gather(*tasks)
    assert work.ended == [2]


async def test_inline_queries_keep_a_persons_order() -> None:
    work = Work()
    asker = User(5, "甲", is_bot=False)
    typed = [Update(n, inline_query=InlineQuery(str(n), asker, "资", "")) for n in (1, 2)]
    tasks = await start(OrderedPerChat(), work, typed)
    assert work.begun == [1]
    await work.end(1)
    await work.end(2)
    await asyncio.gather(*tasks)


async def test_quiet_chats_are_forgotten() -> None:
    processor = OrderedPerChat()
    work = Work()
    tasks = await start(processor, work, [message(n, chat=n) for n in range(1, 50)])
    for number in range(1, 50):
        await work.end(number)
    await asyncio.gather(*tasks)
    del tasks
    assert len(processor._chats) == 0
