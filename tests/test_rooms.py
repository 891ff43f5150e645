"""The house's rule: imports go downwards only, and the casebase knows nothing of Telegram."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

BELOW: dict[str, set[str]] = {
    "casebase.errors": set(),
    "casebase.record": {"casebase.errors"},
    "casebase.text": {"casebase.errors", "casebase.record"},
    "casebase.gazetteer": {"casebase.errors", "casebase.record", "casebase.text"},
    "casebase.extraction": {"casebase.errors", "casebase.record", "casebase.text", "casebase.gazetteer"},
    "casebase.search": {"casebase.errors", "casebase.record", "casebase.text", "casebase.gazetteer"},
    "casebase.store": {"casebase.errors", "casebase.record"},
    "casebase.data": {"casebase.errors", "casebase.record"},
    "casebase": {"casebase"},
    "handlers": {"casebase", "telegram"},
    "bot.local": {"casebase.errors", "bot", "telegram"},
    "bot": {"handlers", "casebase", "telegram"},
}
"""What each room may import of ours and of Telegram; a room may always import itself."""


def room(module: str) -> str | None:
    """The most particular room a module lies in."""
    homes = [r for r in BELOW if module == r or module.startswith(r + ".")]
    return max(homes, key=len, default=None)


def imports(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return found


def modules() -> list[Path]:
    return sorted(p for top in ("bot", "handlers", "casebase") for p in (ROOT / top).rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_downwards(path: Path) -> None:
    here = room(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    assert here is not None
    allowed = BELOW[here] | {here}
    for name in imports(path):
        if name.split(".")[0] in ("bot", "handlers", "casebase", "telegram"):
            assert any(name == a or name.startswith(a + ".") for a in allowed), f"{here} must not know {name}"
