"""A question as it is read: full-width forms made plain, in Simplified script, signs and blanks kept."""

import unicodedata

from casebase.search.tables import simplified


def plainly(text: str) -> str:
    """``text`` in Simplified script and plain width.

    The table is per character, so it cannot depend on what stands around one: what was recognised in the
    plain form is said in the plain form.
    """
    script = simplified()
    return "".join(script.get(char, char) for char in unicodedata.normalize("NFKC", text))
