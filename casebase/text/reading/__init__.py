"""Reading: the bytes of a file, a page or an address to one ``Document``."""

from casebase.text.document import Document, Kind
from casebase.text.reading.plain import read_text
from casebase.text.reading.read import read
from casebase.text.reading.web import Fetcher, read_url

__all__ = ["Document", "Fetcher", "Kind", "read", "read_text", "read_url"]
