"""What the bot does without being asked: cards that changed are put right, answers that are due removed."""

import asyncio

from handlers.context import UNASKED, App


async def catch_up(application: App) -> None:
    """Do once all there is to do now."""
    for work in application.bot_data[UNASKED]:
        await work.catch_up()


async def watch(application: App) -> None:
    """Go on doing it until cancelled; what is in the middle is finished first."""
    async with asyncio.TaskGroup() as group:
        for work in application.bot_data[UNASKED]:
            group.create_task(work.watch())
