"""Entries of a name index on disk, so that a large one is there again at once; JSON lines, a name each."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from casebase.gazetteer import Gazetteer
from casebase.search.match import NameEntry
from casebase.search.names import NameIndex

_FORMAT = 1
"""Raised whenever the lines change; a file of another format is not read."""


def save_entries(path: Path, entries: Iterable[NameEntry], revision: int) -> None:
    """Write entries as of a revision of the store; the file is replaced whole, or not at all."""
    names: dict[tuple[object, ...], list[str]] = {}
    for entry in entries:
        told = (entry.kind, entry.name, entry.province, entry.city, entry.aliases, entry.code, entry.hints)
        names.setdefault(told, []).append(entry.id)
    unfinished = path.with_name(path.name + ".new")
    with unfinished.open("w", encoding="utf-8") as lines:
        lines.write(json.dumps({"format": _FORMAT, "revision": revision}) + "\n")
        for name, ids in names.items():
            lines.write(json.dumps([*name, ids], ensure_ascii=False) + "\n")
    unfinished.replace(path)


def load_index(path: Path, revision: int, gazetteer: Gazetteer) -> NameIndex | None:
    """The index of the entries saved there; None where they are of another revision, or not to be read."""
    try:
        with path.open(encoding="utf-8") as lines:
            if json.loads(next(lines)) != {"format": _FORMAT, "revision": revision}:
                return None
            return NameIndex(_entries(lines), gazetteer)
    except (OSError, ValueError, StopIteration):
        return None


def _entries(lines: Iterable[str]) -> Iterator[NameEntry]:
    for line in lines:
        kind, name, province, city, aliases, code, hints, ids = json.loads(line)
        for entry_id in ids:
            yield NameEntry(entry_id, kind, name, province, city, tuple(aliases), code, tuple(hints))
