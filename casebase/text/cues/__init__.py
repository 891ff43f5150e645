"""Word lists the rules of reading and cleaning use: text files whose ``# `` lines say whence they come."""

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> tuple[str, ...]:
    """The entries of one list, in file order; ``name`` is the file's name without ``.txt``."""
    lines = (files(__name__) / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("# "))
