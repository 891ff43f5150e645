"""Finding what was meant: names, programs, passages, likeness, over immutable indexes."""

from casebase.search.match import Hit, How, Match, NameEntry, Outcome, Scope
from casebase.search.names import NameIndex

__all__ = ["Hit", "How", "Match", "NameEntry", "NameIndex", "Outcome", "Scope"]
