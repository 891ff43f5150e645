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
from casebase.library.comparing import CompareAnswer
from casebase.library.figures import FiguresAnswer
from casebase.library.finding import AlikeCase, Found
from casebase.library.formulas import FormulaHit, WhoAnswer
from casebase.library.identity import FigureIdentity
from casebase.library.industries import IndustryAnswer, IndustryHit
from casebase.library.listing import ListAnswer
from casebase.library.suggestions import Suggestion

__all__ = [
    "AlikeCase",
    "CaseHead",
    "Casebase",
    "CompareAnswer",
    "FigureHit",
    "FigureIdentity",
    "FiguresAnswer",
    "FormulaHit",
    "Found",
    "IndustryAnswer",
    "IndustryHit",
    "ListAnswer",
    "Mention",
    "PlaceAnswer",
    "ProgramAnswer",
    "ProgramHit",
    "Suggestion",
    "Understanding",
    "WhoAnswer",
]
