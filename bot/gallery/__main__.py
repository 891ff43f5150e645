"""``python -m bot.gallery FILE``: play every scene and write the page."""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bot.gallery.page import Picture, page
from bot.gallery.scenes import scenes
from bot.gallery.stage import Played, play
from casebase.library import Casebase
from handlers.prints.drawing import draw
from handlers.views.prints.case import case_sheet
from handlers.views.prints.chart import chart_sheet
from handlers.views.prints.comparison import cases_sheet, programs_sheet
from handlers.views.prints.program import program_sheet
from handlers.views.prints.sheet import Medium, Sheet

_BOT = "casebase_local_bot"
_CASES = ("ziyuan", "qingyuan-dasuhe", "ganluo")
_PROGRAMS = ("ziyuan-xiaoxibao", "wuzhou-licun-guwen", "qingyuan-daili-jingying")


def main() -> None:
    """Write the page to the file named on the command line."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "gallery.html")
    with tempfile.TemporaryDirectory(prefix="gallery-") as folder:
        played = asyncio.run(all_played(Path(folder)))
        with Casebase.open(Path(folder) / "cards.db") as casebase:
            target.write_text(page(played, pictures(casebase)), encoding="utf-8")
    sys.stdout.write(f"{target}\n")


async def all_played(folder: Path, origin: Path | None = None) -> list[Played]:
    """Every scene, each over a casebase of its own: a copy of ``origin``, or of the shipped cases."""
    origin = origin or folder / "shipped.db"
    await asyncio.to_thread(lambda: Casebase.open(origin).close())
    played = []
    for number, scene in enumerate(scenes()):
        copy = await asyncio.to_thread(shutil.copy, origin, folder / f"{number}.db")
        with await asyncio.to_thread(Casebase.open, copy) as casebase:
            played.append(await play(scene, casebase))
    return played


def pictures(casebase: Casebase) -> Iterator[Picture]:
    """Every kind of card that is drawn."""
    for sheet, caption in _sheets(casebase):
        yield Picture(caption, draw(sheet.json(), Medium.PICTURE))


def _sheets(casebase: Casebase) -> Iterator[tuple[Sheet, str]]:
    cases = [case for case_id in _CASES if (case := casebase.case(case_id))]
    for case in cases:
        yield case_sheet(case, bot=_BOT), f"案例卡片：{case.place.name}"
    if cases:
        yield chart_sheet(cases[-1], bot=_BOT), f"数字按性质排开：{cases[-1].place.name}"
    hits = [hit for program in _PROGRAMS if (hit := casebase.program_by_id(program))]
    for hit in hits[:1]:
        yield program_sheet(hit, bot=_BOT), f"做法卡片：{hit.program.name}"
    if len(cases) > 1:
        yield cases_sheet(cases[:2], bot=_BOT), "两地对照"
    if len(hits) > 1:
        yield programs_sheet(hits[:3], bot=_BOT), "做法对照"


if __name__ == "__main__":
    main()
