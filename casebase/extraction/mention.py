"""One naming of a program, before the forms of one program are brought together."""

from dataclasses import dataclass

from casebase.extraction.spans import Span
from casebase.record import Formula, ProgramKind


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A stretch that names a program."""

    name: str
    """The name with its head and tail: 先锋互助“小细胞”工程."""
    core: str
    """What tells it from others: 小细胞; forms that share it are one program."""
    kind: ProgramKind | None
    """By its suffix; None where the form has none."""
    formula: Formula | None = None
    others: tuple[str, ...] = ()
    """Further forms the text gives on the spot."""
    weight: int = 1
    """How sure the form is of being a name: 3 with a strong suffix or a verb that introduces it."""
    introduced: bool = False
    """A verb such as 实施 introduces it here."""
