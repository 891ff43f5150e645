"""The press: off the event loop, each drawing once, kept within its room."""

import asyncio
import os
import sys
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from handlers.prints import press as pressing
from handlers.prints.kept import Kept
from handlers.prints.press import Press
from handlers.views.prints.case import case_sheet
from handlers.views.prints.sheet import Medium
from tests.casebase.cases import made_up


class Draughtsman:
    """Stands in for typst: counts, and waits until it is let go."""

    def __init__(self) -> None:
        self.drawn: list[str] = []
        self.threads: set[int] = set()
        self.go = threading.Event()
        self.go.set()

    def __call__(self, data: str, medium: Medium) -> bytes:
        assert self.go.wait(10)
        self.drawn.append(data)
        self.threads.add(threading.get_ident())
        return f"{medium}: {data}".encode()


@pytest.fixture
def draughtsman(monkeypatch: pytest.MonkeyPatch) -> Draughtsman:
    standing_in = Draughtsman()
    monkeypatch.setattr(pressing, "draw", standing_in)
    return standing_in


@pytest_asyncio.fixture
async def press(tmp_path: Path) -> AsyncIterator[Press]:
    made = Press(Kept(tmp_path / "prints", 1), workers=2)
    yield made
    await made.close()


async def test_a_sheet_is_drawn_once_in_a_thread_of_the_press(press: Press, draughtsman: Draughtsman) -> None:
    first = await press.draw(case_sheet(made_up()))
    assert await press.draw(case_sheet(made_up())) == first
    assert len(draughtsman.drawn) == 1
    assert threading.get_ident() not in draughtsman.threads


async def test_who_asks_while_it_is_drawn_waits_for_the_same_drawing(
    press: Press, draughtsman: Draughtsman
) -> None:
    draughtsman.go.clear()
    asked = [asyncio.ensure_future(press.draw(case_sheet(made_up()))) for _ in range(5)]
    await press.name(case_sheet(made_up()))
    asked[0].cancel()
    draughtsman.go.set()
    drawings = await asyncio.gather(*asked[1:])
    assert len(set(drawings)) == 1
    assert len(draughtsman.drawn) == 1


async def test_a_drawing_outlives_the_press(press: Press, draughtsman: Draughtsman, tmp_path: Path) -> None:
    drawing = await press.draw(case_sheet(made_up()))
    another = Press(Kept(tmp_path / "prints", 1))
    assert await another.draw(case_sheet(made_up())) == drawing
    await another.close()
    assert len(draughtsman.drawn) == 1


async def test_what_differs_in_anything_shown_is_another_drawing(press: Press) -> None:
    case = made_up()
    sheets = [
        case_sheet(case),
        case_sheet(case).traditional,
        case_sheet(case, Medium.PRINT),
        case_sheet(case, bot="some_bot"),
        case_sheet(case.model_copy(update={"revision": 7})),
    ]
    assert len({await press.name(sheet) for sheet in sheets}) == len(sheets)


async def test_a_drawing_that_fails_is_told_and_can_be_tried_again(
    press: Press, monkeypatch: pytest.MonkeyPatch, draughtsman: Draughtsman
) -> None:
    def failing(data: str, medium: Medium) -> bytes:
        raise ValueError("no")

    monkeypatch.setattr(pressing, "draw", failing)
    with pytest.raises(ValueError, match="no"):
        await press.draw(case_sheet(made_up()))
    monkeypatch.setattr(pressing, "draw", draughtsman)
    assert await press.draw(case_sheet(made_up()))


def test_the_longest_unused_go_when_there_is_no_room(tmp_path: Path) -> None:
    kept = Kept(tmp_path, 1)
    for number in range(4):
        kept.put(f"{number}.png", bytes(300_000))
        os.utime(tmp_path / f"{number}.png", (number, number))
        if number == 2:
            assert kept.get("0.png")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.png", "2.png", "3.png"]


def test_a_folder_that_cannot_be_written_keeps_nobody_from_drawing(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    kept = Kept(tmp_path / "taken", 1)
    kept.put("a.png", b"drawing")
    assert kept.get("a.png") is None


def test_without_room_nothing_is_kept(tmp_path: Path) -> None:
    kept = Kept(tmp_path, 0)
    kept.put("a.png", b"drawing")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux knows a priority of threads")
async def test_drawing_gives_way_to_answering(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def draw(data: str, medium: Medium) -> bytes:
        seen.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        return b""

    monkeypatch.setattr(pressing, "draw", draw)
    await press.draw(case_sheet(made_up()))
    assert seen[0] > os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
