"""县域案例库: cases of county work, read from articles, every fact with its evidence.

The package works alone and knows nothing of Telegram::

    from casebase import Casebase

    with Casebase.open("cases.db") as casebase:
        print(casebase.county("资源县").cases[0].one_line)
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casebase.library import Casebase

__all__ = ["Casebase"]


def __getattr__(name: str) -> Any:
    # Whoever needs only a record or the register does not wait for the store and the indexes.
    if name == "Casebase":
        from casebase.library import Casebase

        return Casebase
    raise AttributeError(name)
