"""Drawings kept in a folder by what is on them, so that nothing is drawn twice."""

import logging
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

log = logging.getLogger(__name__)

_MEGABYTE = 1_000_000


class Kept:
    """A folder of drawings; those unused for longest go when they take too much room.

    Several threads and processes may share the folder. A folder that cannot be written keeps nothing and
    stops nobody from drawing.
    """

    def __init__(self, folder: Path, megabytes: int) -> None:
        self._folder = folder
        self._room = megabytes * _MEGABYTE

    def get(self, name: str) -> bytes | None:
        """The drawing of that name; None where there is none."""
        path = self._folder / name
        try:
            drawing = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return drawing

    def put(self, name: str, drawing: bytes) -> None:
        """Keep the drawing under that name."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # Whole or not at all: a reader never meets half a file.
            with NamedTemporaryFile(dir=self._folder, prefix=".", delete=False) as file:
                file.write(drawing)
            os.replace(file.name, self._folder / name)
            self._make_room()
        except OSError as error:
            log.warning("drawing not kept: %s", error)

    def _make_room(self) -> None:
        files = [(entry.stat(), entry.path) for entry in os.scandir(self._folder) if entry.is_file()]
        taken = sum(stat.st_size for stat, _ in files)
        for stat, path in sorted(files, key=lambda file: file[0].st_mtime_ns):
            if taken <= self._room:
                break
            Path(path).unlink(missing_ok=True)
            taken -= stat.st_size
