"""The one door to the casebase."""

from casebase.library.answers import (
    CaseHead,
    Mention,
    PlaceAnswer,
    ProgramAnswer,
    ProgramHit,
    Understanding,
)
from casebase.library.casebase import Casebase

__all__ = [
    "CaseHead",
    "Casebase",
    "Mention",
    "PlaceAnswer",
    "ProgramAnswer",
    "ProgramHit",
    "Understanding",
]
