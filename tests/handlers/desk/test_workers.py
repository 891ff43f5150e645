"""Work in a child process is ended when it takes too much, and its errors come back."""

import os
import time
from pathlib import Path

import pytest

from casebase.errors import CasebaseError
from handlers.desk.workers import Bounds, Workers


def process_id() -> int:
    return os.getpid()


def fail_in_a_sentence() -> None:
    raise CasebaseError("这个文件是空的。")


def fail() -> None:
    raise ValueError("what a library says")


def never_end() -> None:
    while True:
        time.sleep(1)


def burn() -> None:
    while True:
        pass


def fill_memory() -> int:
    return len(bytearray(4 << 30))


def die() -> None:
    os._exit(9)


def secrets() -> str:
    return Path("/proc/self/cmdline").read_text()


async def test_work_is_done_elsewhere() -> None:
    assert await Workers().run(process_id) != os.getpid()


async def test_its_sentence_comes_back() -> None:
    with pytest.raises(CasebaseError, match="这个文件是空的"):
        await Workers().run(fail_in_a_sentence)


async def test_any_other_error_comes_back_by_name() -> None:
    with pytest.raises(RuntimeError, match="ValueError: what a library says"):
        await Workers().run(fail)


@pytest.mark.parametrize(
    ("work", "bounds", "sentence"),
    [
        (never_end, Bounds(seconds=3), "读得太久"),
        (burn, Bounds(seconds=1), "读得太久"),
        (fill_memory, Bounds(megabytes=1000), "太大或太复杂"),
        (die, Bounds(), "太大或太复杂"),
    ],
    ids=["slow", "busy", "large", "crashing"],
)
async def test_what_takes_too_much_is_ended_with_a_sentence(
    work: object, bounds: Bounds, sentence: str
) -> None:
    workers = Workers(bounds=bounds)
    with pytest.raises(CasebaseError, match=sentence):
        await workers.run(work)  # type: ignore[arg-type]
    assert workers.in_hand == 0
    assert await workers.run(process_id), "the next one is worked on"


async def test_too_much_waiting_is_refused() -> None:
    workers = Workers(waiting=-1)
    with pytest.raises(CasebaseError, match="过几分钟"):
        await workers.run(process_id)
