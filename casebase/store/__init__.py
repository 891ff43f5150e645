"""The casebase in SQLite: migrations, revisions, and records in and out."""

from casebase.store.groups import Groups, GroupSettings
from casebase.store.shares import Loss, SharedCard, Shares, Spot
from casebase.store.store import Batch, Change, Edition, Revision, Store
from casebase.store.uploads import Uploads

__all__ = [
    "Batch",
    "Change",
    "Edition",
    "GroupSettings",
    "Groups",
    "Loss",
    "Revision",
    "SharedCard",
    "Shares",
    "Spot",
    "Store",
    "Uploads",
]
