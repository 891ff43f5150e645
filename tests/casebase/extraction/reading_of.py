"""What the recogniser tests begin with: a reading of a text."""

from casebase.extraction.reading import Reading
from casebase.text.clean import clean


def reading_of(text: str) -> Reading:
    return Reading(clean(text))
