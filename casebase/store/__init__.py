"""The casebase in SQLite: migrations, revisions, and records in and out."""

from casebase.store.store import Change, Edition, Revision, Store

__all__ = ["Change", "Edition", "Revision", "Store"]
