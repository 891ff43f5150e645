"""Where annotated examples are, if they are at hand: they do not ship with the project."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("CASEBASE_SHARED", ROOT.parent / "shared"))


def need(*parts: str) -> Path:
    """A path inside the shared folder; without it the run ends with a sentence."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        sys.exit(
            f"跳过：没有 {path}。标注好的文章不随项目发布；有的话放到那里，或用 CASEBASE_SHARED 指明位置。"
        )
    return path
