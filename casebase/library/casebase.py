"""``Casebase``: the one front door to look up, and later to draft, publish, correct and undo."""

from pathlib import Path
from typing import Self

from casebase.library.answers import CaseHead, PlaceAnswer, ProgramAnswer, ProgramHit
from casebase.record import Case, Evidence, Quote


class Casebase:
    """Cases of one database file, with an index in memory that follows the file's revision.

    Safe to use from several threads. Every method may touch the disk: callers on an event loop run it
    in a thread.
    """

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """The casebase in that SQLite file; a new file is made and given the shipped cases.

        Raises:
            CasebaseError: the file is no database, is newer than this program, or cannot be opened.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the file."""
        raise NotImplementedError

    @property
    def revision(self) -> int:
        """Number of the newest revision in the file."""
        raise NotImplementedError

    def county(self, query: str) -> PlaceAnswer:
        """What there is of the place the query names, gazetteer first."""
        raise NotImplementedError

    def program(self, query: str) -> ProgramAnswer:
        """What there is of the program the query names."""
        raise NotImplementedError

    def ask(self, query: str) -> PlaceAnswer | ProgramAnswer:
        """The better of the two for free text; outcome ``unknown`` where it names neither."""
        raise NotImplementedError

    def case(self, case_id: str) -> Case | None:
        """The published case of that id, following merges; None where there is none."""
        raise NotImplementedError

    def program_by_id(self, program_id: str) -> ProgramHit | None:
        """The program of that id with its case."""
        raise NotImplementedError

    def cases(self, region: str | None = None) -> tuple[CaseHead, ...]:
        """The published cases by place code, of one province or prefecture where ``region`` names it."""
        raise NotImplementedError

    def quote(self, evidence: Evidence) -> Quote | None:
        """The slice with its sentence, where this installation holds the source's text."""
        raise NotImplementedError
