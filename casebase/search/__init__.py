"""Finding what was meant: names, programs, passages, likeness, over immutable indexes."""

from casebase.search.match import CORRECTIONS, Hit, How, Match, NameEntry, Outcome, Scope
from casebase.search.names import NameIndex

__all__ = ["CORRECTIONS", "Hit", "How", "Match", "NameEntry", "NameIndex", "Outcome", "Scope"]
