"""Files that were sent: kept in memory, named by ids, downloaded by paths."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from telegram.constants import FileSizeLimit

from bot.local.errors import bad_request
from bot.local.schema import Upload

Json = dict[str, Any]


@dataclass(frozen=True)
class StoredFile:
    """A file with the ids under which the service knows it."""

    id: str
    unique_id: str
    kind: str
    path: str
    upload: Upload

    @property
    def size(self) -> int:
        """Return the size in bytes."""
        return len(self.upload.content)


class FileStore:
    """All files of a world."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add(self, kind: str, upload: Upload) -> StoredFile:
        """Keep a file; ``kind`` is ``photo`` or ``document``."""
        number = len(self._by_id)
        unique = hashlib.sha256(upload.content + upload.name.encode()).hexdigest()[:16]
        suffix = "." + upload.name.rsplit(".", 1)[-1] if "." in upload.name else ""
        stored = StoredFile(
            id=f"local-{kind}-{number}-{unique}",
            unique_id=unique,
            kind=kind,
            path=f"{kind}s/file_{number}{suffix}",
            upload=upload,
        )
        self._by_id[stored.id] = stored
        self._by_path[stored.path] = stored
        return stored

    def get(self, file_id: str) -> StoredFile:
        """Return a file by its id.

        Raises:
            ApiError: 400, for an id of no file.
        """
        try:
            return self._by_id[file_id]
        except KeyError:
            raise bad_request("wrong file identifier/HTTP URL specified") from None

    def file_json(self, file_id: str) -> Json:
        """Return what ``getFile`` answers.

        Raises:
            ApiError: 400, for an unknown id, or a file over the 20 MB a bot may download.
        """
        if not file_id:
            raise bad_request("file_id not specified")
        if file_id not in self._by_id:
            raise bad_request("invalid file_id")
        stored = self._by_id[file_id]
        if stored.size > FileSizeLimit.FILESIZE_DOWNLOAD:
            raise bad_request("file is too big")
        return {
            "file_id": stored.id,
            "file_unique_id": stored.unique_id,
            "file_size": stored.size,
            "file_path": stored.path,
        }

    def download(self, path: str) -> bytes | None:
        """Return the content behind a ``file_path``."""
        stored = self._by_path.get(path)
        return stored.upload.content if stored else None
