"""China's places from 2012 to today, and which of them a mention means."""

from casebase.gazetteer.entries import Entry, NameForm, Period
from casebase.gazetteer.gazetteer import Gazetteer
from casebase.gazetteer.resolution import Reason, Resolution

__all__ = ["Entry", "Gazetteer", "NameForm", "Period", "Reason", "Resolution"]
