"""The scenes, read from their data file."""

import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Scene:
    """What people do one after the other in one chat."""

    title: str
    note: str
    chat: int | None
    """A group's id; None for a private chat."""
    does: tuple[dict[str, Any], ...]


def scenes() -> tuple[Scene, ...]:
    """The scenes in the order of the page."""
    table = tomllib.loads(resources.files("bot.gallery").joinpath("scenes.toml").read_text("utf-8"))
    return tuple(
        Scene(scene["title"], scene.get("note", ""), scene.get("chat"), tuple(scene["does"]))
        for scene in table["scene"]
    )
