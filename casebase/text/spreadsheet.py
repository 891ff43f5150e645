"""Text that goes into a table others open in a spreadsheet."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a spreadsheet may take for the beginning of a formula or a command (OWASP, “CSV Injection”)."""


def guarded(text: str) -> str:
    """``text`` so that no spreadsheet reckons with it, not even after it was saved as CSV."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
