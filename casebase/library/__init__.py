"""The one door to the casebase."""

from casebase.library.answers import (
    CaseHead,
    FigureHit,
    Kin,
    Mention,
    OfWay,
    PlaceAnswer,
    ProgramAnswer,
    ProgramHit,
    Reason,
    Sign,
    Understanding,
)
from casebase.library.asking import Wish
from casebase.library.casebase import Casebase
from casebase.library.comparing import CompareAnswer
from casebase.library.daily import Daily
from casebase.library.decisions import Decision
from casebase.library.figures import FiguresAnswer
from casebase.library.finding import AlikeCase, Found
from casebase.library.formulas import FormulaHit, WhoAnswer
from casebase.library.identity import FigureIdentity
from casebase.library.industries import IndustryAnswer, IndustryHit
from casebase.library.likeness import LikeCase, LikenessAnswer
from casebase.library.listing import ListAnswer
from casebase.library.partners import Partner
from casebase.library.suggestions import Suggestion
from casebase.store import Groups, GroupSettings, Loss, SharedCard, Shares, Spot

__all__ = [
    "AlikeCase",
    "CaseHead",
    "Casebase",
    "CompareAnswer",
    "Daily",
    "Decision",
    "FigureHit",
    "FigureIdentity",
    "FiguresAnswer",
    "FormulaHit",
    "Found",
    "GroupSettings",
    "Groups",
    "IndustryAnswer",
    "IndustryHit",
    "Kin",
    "LikeCase",
    "LikenessAnswer",
    "ListAnswer",
    "Loss",
    "Mention",
    "OfWay",
    "Partner",
    "PlaceAnswer",
    "ProgramAnswer",
    "ProgramHit",
    "Reason",
    "SharedCard",
    "Shares",
    "Sign",
    "Spot",
    "Suggestion",
    "Understanding",
    "WhoAnswer",
    "Wish",
]
