"""What people ask for and do not get, kept for the curators."""

import logging

from casebase.errors import CasebaseError
from casebase.library import Casebase, Understanding
from casebase.search.match import Outcome, Scope

log = logging.getLogger(__name__)


def keep_gap(casebase: Casebase, asked: Understanding, scope: Scope) -> None:
    """Keep the question where it found nothing; that it could not be kept is no reason not to answer."""
    if asked.outcome not in (Outcome.UNKNOWN, Outcome.NO_CASE):
        return
    try:
        casebase.keep_gap(asked.query, scope)
    except CasebaseError as error:
        log.warning("a question without an answer could not be kept: %s", error)
