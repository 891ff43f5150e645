"""What the project depends on is pinned, all of it, and no pin has a hole that is known."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def pins() -> dict[str, Version]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    found = (re.fullmatch(r"([\w.-]+)==(\S+)", line) for line in lines if line and line[0] != "#")
    return {canonicalize_name(match[1]): Version(match[2]) for match in found if match}


def needed() -> set[str]:
    """Everything that is installed with the project, by what the installed packages say they need."""
    own = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    left = [Requirement(line) for line in own]
    seen: set[tuple[str, frozenset[str]]] = set()
    while left:
        requirement = left.pop()
        key = (canonicalize_name(requirement.name), frozenset(requirement.extras))
        if key in seen:
            continue
        seen.add(key)
        try:
            brought = requires(requirement.name) or []
        except PackageNotFoundError:
            continue
        left += [one for line in brought if _wanted(one := Requirement(line), requirement.extras)]
    return {name for name, _ in seen} - {canonicalize_name(PROJECT["name"])}


def _wanted(one: Requirement, extras: set[str]) -> bool:
    return one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in (extras or {""}))


def test_every_dependency_is_pinned() -> None:
    assert needed() - set(pins()) == set()


def test_what_is_asked_for_allows_what_is_pinned() -> None:
    pinned = pins()
    for line in PROJECT["dependencies"]:
        requirement = Requirement(line)
        version = pinned[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version, prereleases=True), line


def test_no_pin_has_a_known_hole() -> None:
    known = tomllib.loads((ROOT / "scripts" / "advisories.toml").read_text("utf-8"))
    pinned = pins()
    holes = {
        name: hole["why"]
        for name, hole in known.items()
        if name in pinned and pinned[name] < Version(hole["below"])
    }
    assert holes == {}
