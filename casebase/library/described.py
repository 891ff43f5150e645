"""Answering for programs described in the asker's own words: offered as what may be meant, never as sure."""

from collections.abc import Iterator

from casebase.library.answers import ProgramAnswer, Understanding
from casebase.library.snapshot import Snapshot
from casebase.search import How, Outcome
from casebase.search.tellings import Tellings


def tellings_of(snapshot: Snapshot) -> Tellings:
    """What is told of every program."""
    return Tellings(_told(snapshot))


def described_answer(snapshot: Snapshot, query: str, tellings: Tellings) -> ProgramAnswer | None:
    """The programs the query may describe, with the words it shares with the likeliest; None for none."""
    found = tellings.of(query)
    if not found:
        return None
    asked = Understanding(query, "、".join(found[0].shared), Outcome.UNKNOWN, How.DESCRIPTION, None)
    return ProgramAnswer(asked, alike=tuple(snapshot.programs[one.id] for one in found))


def _told(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    for program_id, hit in snapshot.programs.items():
        program = hit.program
        told = (program.name, *program.aliases, program.description, program.spread, *program.mechanisms)
        yield program_id, "。".join(filter(None, told))
