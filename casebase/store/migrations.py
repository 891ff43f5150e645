"""The schema, step by step. A step that has shipped is never edited: a change is a new step."""

from typing import cast

from sqlite_utils import Database, Migrations
from sqlite_utils.db import Table

from casebase.errors import CasebaseError

migrations = Migrations("casebase")


@migrations()
def m001_cases(db: Database) -> None:
    """Cases with everything they hold, one row a fact, and the revisions that wrote them."""
    _table(db, "revisions").create(
        {"number": int, "at": str, "who": str, "action": str, "why": str},
        pk="number",
        not_null={"at", "who", "action", "why"},
    )
    _table(db, "sources").create(
        {
            "id": str,
            "title": str,
            "outlet": str,
            "authors": str,
            "published": str,
            "url": str,
            "rights": str,
            "sha256": str,
            "length": int,
            "partial": int,
            "repairs": str,
        },
        pk="id",
        not_null={"title", "sha256", "length"},
    )
    _table(db, "sources").create_index(["sha256"])
    _table(db, "places").create(
        {"id": str, "code": str, "name": str, "level": str, "path": str},
        pk="id",
        not_null={"name", "level", "path"},
    )
    _table(db, "places").create_index(["code"])
    _table(db, "cases").create(
        {
            "id": str,
            "title": str,
            "one_line": str,
            "summary": str,
            "place": str,
            "level": str,
            "problem": str,
            "conditions": str,
            "target_group": str,
            "industries": str,
            "not_stated": str,
            "status": str,
            "review": str,
            "merged_into": str,
            "revision": int,
        },
        pk="id",
        not_null={"title", "one_line", "place", "level", "status", "review", "revision"},
        foreign_keys=[
            ("place", "places", "id"),
            ("merged_into", "cases", "id"),
            ("revision", "revisions", "number"),
        ],
    )
    _case_rows(db)
    _table(db, "case_history").create(
        {"case": str, "revision": int, "record": str},
        pk=("case", "revision"),
        not_null={"record"},
        foreign_keys=[("case", "cases", "id"), ("revision", "revisions", "number")],
    )


def _case_rows(db: Database) -> None:
    """The tables that hang on a case; ``position`` keeps the record's order."""
    _table(db, "case_sources").create(
        {"case": str, "position": int, "source": str},
        pk=("case", "position"),
        foreign_keys=[("case", "cases", "id"), ("source", "sources", "id")],
    )
    _table(db, "programs").create(
        {
            "id": str,
            "case": str,
            "position": int,
            "name": str,
            "aliases": str,
            "kind": str,
            "key": int,
            "formula": str,
            "slots": str,
            "place": str,
            "first_place": str,
            "first_when": str,
            "part_of": str,
            "description": str,
            "spread": str,
            "mechanisms": str,
        },
        pk="id",
        not_null={"case", "position", "name", "kind", "place", "description"},
        foreign_keys=[("case", "cases", "id"), ("part_of", "programs", "id")],
    )
    _table(db, "figures").create(
        {
            "case": str,
            "id": str,
            "position": int,
            "text": str,
            "value": float,
            "value_max": float,
            "unit": str,
            "hedge": str,
            "of": str,
            "scope": str,
            "nature": str,
            "whole_nature": str,
            "share_of": str,
            "as_of": str,
            "conflicts": str,
            "note": str,
        },
        pk=("case", "id"),
        not_null={"position", "text", "value", "of", "scope", "nature"},
        foreign_keys=[("case", "cases", "id")],
    )
    _table(db, "program_figures").create(
        {"program": str, "position": int, "figure": str},
        pk=("program", "position"),
        foreign_keys=[("program", "programs", "id")],
    )
    _table(db, "measures").create(
        {"case": str, "position": int, "heading": str, "text": str},
        pk=("case", "position"),
        not_null={"text"},
        foreign_keys=[("case", "cases", "id")],
    )
    _table(db, "sites").create(
        {"case": str, "position": int, "place": str, "role": str, "told": str},
        pk=("case", "position"),
        not_null={"place", "role", "told"},
        foreign_keys=[("case", "cases", "id"), ("place", "places", "id")],
    )
    _table(db, "people").create(
        {"case": str, "position": int, "name": str, "role": str, "standing": str, "masked": int},
        pk=("case", "position"),
        not_null={"name", "role", "standing", "masked"},
        foreign_keys=[("case", "cases", "id")],
    )
    _table(db, "evidence").create(
        {
            "case": str,
            "fact": str,
            "fact_id": str,
            "position": int,
            "source": str,
            "start": int,
            "end": int,
        },
        pk=("case", "fact", "fact_id", "position"),
        not_null={"source", "start", "end"},
        foreign_keys=[("case", "cases", "id"), ("source", "sources", "id")],
    )


@migrations()
def m002_source_texts(db: Database) -> None:
    """The articles themselves, where this installation was given them."""
    _table(db, "source_texts").create(
        {"sha256": str, "encoding": str, "text": str, "given_at": str, "given_by": str},
        pk="sha256",
        not_null={"encoding", "text", "given_at", "given_by"},
    )


@migrations()
def m003_shipped(db: Database) -> None:
    """Which edition of each shipped case was taken over, so that a newer one is noticed."""
    _table(db, "shipped_cases").create(
        {"case": str, "sha256": str, "revision": int},
        pk="case",
        not_null={"sha256", "revision"},
        foreign_keys=[("case", "cases", "id"), ("revision", "revisions", "number")],
    )


@migrations()
def m004_conversation(db: Database) -> None:
    """What the bot must remember of its talk: which answer is whose, and what it could not answer."""
    _table(db, "answers").create(
        {"chat": int, "question": int, "answer": int, "at": str},
        pk=("chat", "question"),
        not_null={"answer", "at"},
    )
    _table(db, "gaps").create(
        {"query": str, "scope": str, "asked": int, "first_at": str, "last_at": str},
        pk=("query", "scope"),
        not_null={"asked", "first_at", "last_at"},
    )


@migrations()
def m005_inbox(db: Database) -> None:
    """What people sent, from its arrival until it was worked on; and what is forgotten, found by its age."""
    _table(db, "inbox").create(
        {"bot": int, "update_id": int, "content": str, "received_at": str, "done": int},
        pk=("bot", "update_id"),
        not_null={"content", "received_at", "done"},
    )
    _table(db, "inbox").create_index(["done", "received_at"])
    _table(db, "answers").create_index(["at"])


def migrate(db: Database) -> None:
    """Bring a database to this program's schema.

    Raises:
        CasebaseError: the database was made by a newer version of the program.
    """
    known(db)
    migrations.apply(db)


def known(db: Database) -> None:
    """See to it that this program knows every step the database has taken.

    Raises:
        CasebaseError: the database was made by a newer version of the program.
    """
    ours = {m.name for m in migrations.pending(Database(memory=True))}
    if {m.name for m in migrations.applied(db)} - ours:
        raise CasebaseError("这个数据库由更新版本的程序建立，请先升级程序再打开它。")


def _table(db: Database, name: str) -> Table:
    return cast(Table, db[name])
