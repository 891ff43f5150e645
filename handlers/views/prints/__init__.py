"""A record as a picture to forward, or as pages to print: pure functions from records to sheets.

A sheet is data for the typst templates beside this file; :mod:`handlers.prints` draws it.
"""

from pathlib import Path

TEMPLATES = Path(__file__).parent / "templates"
"""Where the templates are, and the sizes of their type (``sizes.json``, in pixels of a picture)."""
