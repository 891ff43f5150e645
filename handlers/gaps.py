"""What people ask for and do not get, kept for the curators."""

import logging

from casebase.errors import CasebaseError
from casebase.library import Casebase, Understanding
from casebase.library.answers import Wanted
from casebase.search.match import Outcome, Scope

log = logging.getLogger(__name__)


def keep_gap(casebase: Casebase, asked: Understanding, scope: Scope) -> None:
    """Keep the question where what it named was not found."""
    if asked.outcome in (Outcome.UNKNOWN, Outcome.NO_CASE):
        keep_unanswered(casebase, asked.query, scope)


def keep_unanswered(casebase: Casebase, query: str, about: Wanted) -> None:
    """Keep a question that found nothing; that it could not be kept is no reason not to answer."""
    try:
        casebase.keep_gap(query, about)
    except CasebaseError as error:
        log.warning("a question without an answer could not be kept: %s", error)
