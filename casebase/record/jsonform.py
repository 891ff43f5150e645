"""The JSON form of a case: one fact a line, so that a person can read, edit and compare it."""

import json
from typing import Any

from casebase.record.case import Case

_WIDTH = 110
_TOGETHER = 2
"""From this depth on a structure may stand on one line: a case and its lists of facts never do."""
_LINE = json.JSONEncoder(ensure_ascii=False)


def dumps(case: Case) -> str:
    """The case as JSON text that :func:`loads` reads back to an equal case; ends with a newline.

    Fields at their defaults are left out. The same case gives the same bytes.
    """
    return _block(case.model_dump(mode="json", exclude_defaults=True), 0) + "\n"


def loads(text: str | bytes) -> Case:
    """The case a JSON text holds.

    Raises:
        pydantic.ValidationError: the text is no JSON, or not a coherent case.
    """
    return Case.model_validate_json(text)


def _block(value: Any, depth: int) -> str:
    """``value`` on one line where it fits or holds no structure of its own, else an item a line."""
    if not isinstance(value, dict | list) or not value:
        return _LINE.encode(value)
    if depth >= _TOGETHER and len(line := _LINE.encode(value)) <= _WIDTH:
        return line
    pad, end = " " * (depth + 1), " " * depth
    if isinstance(value, list):
        return "[\n" + ",\n".join(pad + _block(v, depth + 1) for v in value) + f"\n{end}]"
    items = (f"{_LINE.encode(k)}: {_block(v, depth + 1)}" for k, v in value.items())
    return "{\n" + ",\n".join(pad + i for i in items) + f"\n{end}}}"
