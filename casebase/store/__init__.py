"""The casebase in SQLite: migrations, revisions, and records in and out."""
