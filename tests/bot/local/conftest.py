"""A python-telegram-bot client over the world: what it accepts and raises is what a bot would see."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio
from telegram import Bot

from bot.local.request import LocalRequest
from bot.local.world import TOKEN, World


@pytest_asyncio.fixture
async def bot(world: World) -> AsyncIterator[Bot]:
    request = LocalRequest(world)
    async with Bot(TOKEN, request=request, get_updates_request=request) as client:
        yield client
