"""The README's pictures: scenes of the gallery, photographed by a headless Chromium, and a card.

    python scripts/gallery_pictures.py docs/pictures

Needs ``chromium`` on the path and Pillow (``pip install -e '.[dev]'``). Pictures are made small enough for a
page: half a card's width, and few colours.
"""

import asyncio
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from bot.gallery.page import page
from bot.gallery.scenes import Scene, scenes
from bot.gallery.stage import play
from casebase.library import Casebase
from handlers.prints.drawing import draw
from handlers.views.prints.case import case_sheet
from handlers.views.prints.sheet import Medium

WIDTH, TALLEST = 430, 2000
SHARPNESS = 1.6
COLOURS = 160
SHOWN = 1.9
"""A picture is cut to so many times its width."""
STILL = """
header, footer, .title, .cards, section > h2, section > p { display: none }
main { columns: 1; padding: 0; max-width: none } section { margin: 0 }
.chat { margin: 0; border: 0; border-radius: 0; box-shadow: none; min-height: 100vh }
"""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of a scene."""

    name: str
    scene: str
    events: int
    """How many of the scene's events are played."""
    dark: bool = False


SHOTS = (
    Shot("county", "问一个县", 1),
    Shot("start", "打个招呼", 2),
    Shot("inline", "在任何聊天里", 3, dark=True),
)
CARD = "qingyuan-dasuhe"


def main() -> None:
    """Make the pictures in the folder named on the command line."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pictures-") as scratch:
        folder = Path(scratch)
        for shot in SHOTS:
            save(photographed(shot, folder), target / f"{shot.name}.png")
        with Casebase.open(folder / "cards.db") as casebase:
            case = casebase.case(CARD)
            if case is not None:
                card = case_sheet(case, bot="casebase_local_bot")
                save(Image.open(BytesIO(draw(card.json(), Medium.PICTURE))), target / "card.png")


def photographed(shot: Shot, folder: Path) -> Image.Image:
    """The scene as a phone shows it."""
    whole = next(scene for scene in scenes() if scene.title == shot.scene)
    scene = Scene(whole.title, whole.note, whole.chat, whole.does[: shot.events])
    with Casebase.open(folder / f"{shot.name}.db") as casebase:
        played = asyncio.run(play(scene, casebase))
    html, png = folder / f"{shot.name}.html", folder / f"{shot.name}.png"
    html.write_text(page([played], ()).replace("</style>", f"{STILL}</style>"), encoding="utf-8")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
    subprocess.run(
        [
            chromium,
            "--headless=new",
            "--no-sandbox",
            "--hide-scrollbars",
            f"--force-device-scale-factor={SHARPNESS}",
            f"--blink-settings=preferredColorScheme={0 if shot.dark else 1}",
            f"--window-size={WIDTH},{TALLEST}",
            f"--screenshot={png}",
            html.as_uri(),
        ],
        check=True,
        capture_output=True,
    )
    return Image.open(png)


def save(picture: Image.Image, path: Path) -> None:
    """Save the picture at a page's width, with few colours and no more below than it is meant to have."""
    width = round(WIDTH * SHARPNESS)
    scaled = picture.convert("RGB").resize((width, round(picture.height * width / picture.width)))
    cut = scaled.crop((0, 0, width, min(scaled.height, round(width * SHOWN))))
    cut.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE).save(path, optimize=True)
    print(f"{path}  {path.stat().st_size // 1000} KB  {cut.width}×{cut.height}")


if __name__ == "__main__":
    main()
