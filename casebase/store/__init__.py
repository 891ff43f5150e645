"""The casebase in SQLite: migrations, revisions, and records in and out."""

from casebase.store.store import Change, Revision, Store

__all__ = ["Change", "Revision", "Store"]
