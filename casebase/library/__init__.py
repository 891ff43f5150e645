"""The one door to the casebase."""

from casebase.library.answers import (
    CaseHead,
    FigureHit,
    Mention,
    PlaceAnswer,
    ProgramAnswer,
    ProgramHit,
    Understanding,
)
from casebase.library.casebase import Casebase
from casebase.library.figures import FiguresAnswer
from casebase.library.formulas import FormulaHit, WhoAnswer
from casebase.library.identity import FigureIdentity
from casebase.library.suggestions import Suggestion

__all__ = [
    "CaseHead",
    "Casebase",
    "FigureHit",
    "FigureIdentity",
    "FiguresAnswer",
    "FormulaHit",
    "Mention",
    "PlaceAnswer",
    "ProgramAnswer",
    "ProgramHit",
    "Suggestion",
    "Understanding",
    "WhoAnswer",
]
