"""China's places from 2012 to today, and which of them a mention means."""

from casebase.gazetteer.gazetteer import Gazetteer
from casebase.gazetteer.resolution import Reason, Resolution

__all__ = ["Gazetteer", "Reason", "Resolution"]
