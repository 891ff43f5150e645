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
from casebase.library.finding import AlikeCase, Found
from casebase.library.formulas import FormulaHit, WhoAnswer
from casebase.library.identity import FigureIdentity

__all__ = [
    "AlikeCase",
    "CaseHead",
    "Casebase",
    "FigureHit",
    "FigureIdentity",
    "FiguresAnswer",
    "FormulaHit",
    "Found",
    "Mention",
    "PlaceAnswer",
    "ProgramAnswer",
    "ProgramHit",
    "Understanding",
    "WhoAnswer",
]
