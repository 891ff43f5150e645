"""The gallery's scenes, played once for all tests of a worker."""

import asyncio
import shutil
from pathlib import Path

import pytest

from bot.gallery.__main__ import all_played
from bot.gallery.stage import Played


@pytest.fixture(scope="session")
def played(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Played]:
    """Every scene, over the five cases."""
    folder = tmp_path_factory.mktemp("gallery")
    return asyncio.run(all_played(folder, Path(shutil.copy(shipped, folder / "origin.db"))))
