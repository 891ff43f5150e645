"""The one door to the casebase."""

from casebase.library.answers import (
    CaseHead,
    Mention,
    PlaceAnswer,
    ProgramAnswer,
    ProgramHit,
    Understanding,
)

__all__ = ["CaseHead", "Mention", "PlaceAnswer", "ProgramAnswer", "ProgramHit", "Understanding"]
