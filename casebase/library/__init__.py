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
from casebase.library.keeping import Decision
from casebase.library.suggestions import Suggestion
from casebase.store import Groups, GroupSettings, Loss, SharedCard, Shares, Spot

__all__ = [
    "CaseHead",
    "Casebase",
    "Decision",
    "FigureHit",
    "FigureIdentity",
    "FiguresAnswer",
    "FormulaHit",
    "GroupSettings",
    "Groups",
    "Loss",
    "Mention",
    "PlaceAnswer",
    "ProgramAnswer",
    "ProgramHit",
    "SharedCard",
    "Shares",
    "Spot",
    "Suggestion",
    "Understanding",
    "WhoAnswer",
]
