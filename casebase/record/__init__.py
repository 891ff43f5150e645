"""The case record: what one case is made of, as frozen typed values.

Everything else in the project speaks in these words. They know nothing of files, databases or Telegram.
"""

from casebase.record.base import Fact, PartialDate, Record
from casebase.record.case import Case, Context, Measure, Review, Status
from casebase.record.evidence import Evidence, Quote
from casebase.record.figure import Figure, Nature
from casebase.record.formula import Formula, Slot
from casebase.record.person import Person, Standing
from casebase.record.place import Level, Place, Site, SiteRole
from casebase.record.program import FirstSeen, Mechanism, Program, ProgramKind
from casebase.record.source import FROM_PHOTO, Repair, Source

__all__ = [
    "FROM_PHOTO",
    "Case",
    "Context",
    "Evidence",
    "Fact",
    "Figure",
    "FirstSeen",
    "Formula",
    "Level",
    "Measure",
    "Mechanism",
    "Nature",
    "PartialDate",
    "Person",
    "Place",
    "Program",
    "ProgramKind",
    "Quote",
    "Record",
    "Repair",
    "Review",
    "Site",
    "SiteRole",
    "Slot",
    "Source",
    "Standing",
    "Status",
]
