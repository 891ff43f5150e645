"""One article → a draft with proof: the entry point of this package."""

from casebase.extraction.draft import Draft
from casebase.extraction.recognise import recognise
from casebase.text.clean import clean


def extract(raw: str) -> Draft:
    """The draft of an article's decoded text."""
    findings, why = recognise(clean(raw))
    return Draft(findings, None, why)
