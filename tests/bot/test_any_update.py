"""Whatever may be sent: no traceback reaches anybody, nothing is lost, a kind of error is told once."""

import asyncio
import itertools
import logging
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from telegram.ext import Application

from bot.application import METRICS, build_application
from bot.intake import Intake
from bot.limits import Limits
from bot.local.request import LocalRequest
from bot.local.world import World
from casebase.library import Casebase
from tests.bot.updates import GROUP, KINDS, updates
from tests.conftest import settings

MAINTAINERS = -1002
EXAMPLES = 200


class Fed:
    """The bot over a world, fed with updates as they come from the wire."""

    def __init__(self, casebase: Casebase) -> None:
        # A world of its own: what is made up here breaks the rules the other tests' worlds keep.
        self.world = World()
        self.world.group(MAINTAINERS)
        self.world.group(GROUP)
        self.casebase = casebase
        known = settings(self.world.bot.token, MAINTAINERS)
        self.application: Application[Any, Any, Any, Any, Any, Any] = build_application(
            casebase, settings=known, request=LocalRequest(self.world)
        )
        self.numbers = itertools.count(1)

    async def start(self) -> None:
        await self.application.initialize()
        await self.application.start()
        metrics = self.application.bot_data[METRICS]
        self.intake = Intake(self.application, self.casebase.inbox, Limits(0, 0), metrics)

    async def feed(self, update: dict[str, Any]) -> None:
        await self.intake.accept([{"update_id": next(self.numbers), **update}])
        assert await self.intake.drain(30)

    async def stop(self) -> None:
        await self.application.stop()
        await self.application.shutdown()
        assert self.application.post_shutdown is not None
        await self.application.post_shutdown(self.application)

    def said(self) -> list[tuple[int, str]]:
        """Every text anybody was sent: to whom, and what."""
        texts = []
        for record in self.world.journal.records:
            values = record.values
            text = values.get("text") or values.get("caption") or ""
            texts.append((int(values.get("chat_id") or 0), str(text)))
        return texts


def test_no_update_is_lost_and_no_traceback_reaches_anybody(
    own: Casebase, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    with asyncio.Runner() as runner:
        fed = Fed(own)
        runner.run(fed.start())
        kinds: Counter[str] = Counter()

        @given(updates())
        @examples(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
        def each(update: dict[str, Any]) -> None:
            kinds.update(list(update))
            runner.run(fed.feed(update))

        each()
        runner.run(fed.stop())
    assert own.settle(10)
    assert own.inbox.unfinished(fed.world.bot.user.id) == []
    assert len(kinds) > len(KINDS) / 2
    said = fed.said()
    assert not [text for _, text in said if "Traceback" in text or 'File "' in text]
    readers = [text for chat, text in said if chat != MAINTAINERS]
    assert not [text for text in readers if "Error" in text or "Exception" in text]
    reports = Counter(text.split("\n")[0] for chat, text in said if chat == MAINTAINERS)
    assert set(reports.values()) <= {1}, reports
