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


@migrations()
def m006_shared_cards(db: Database) -> None:
    """Every card posted through the bot, and which cases it tells of as of which revision."""
    _table(db, "shared_cards").create(
        {
            "spot": str,
            "chat": int,
            "message": int,
            "inline_message": str,
            "posted": str,
            "view": str,
            "picture": int,
            "asker": int,
            "posted_at": str,
            "editing_until": str,
            "lost": str,
            "reported": int,
        },
        pk="spot",
        not_null={"posted", "view", "picture", "posted_at"},
        defaults={"reported": 0},
    )
    _table(db, "shared_cards").create_index(["chat", "posted"])
    _table(db, "shared_cards").create_index(["lost", "reported"])
    _table(db, "shared_card_cases").create(
        {"spot": str, "case": str, "revision": int},
        pk=("spot", "case"),
        not_null={"revision"},
        foreign_keys=[("spot", "shared_cards", "spot"), ("case", "cases", "id")],
    )
    _table(db, "shared_card_cases").create_index(["case", "revision"])


@migrations()
def m007_groups(db: Database) -> None:
    """What a group's administrators have set, and which answers are to be removed there."""
    _table(db, "group_settings").create(
        {
            "chat": int,
            "is_on": int,
            "topic": int,
            "quiet_from": int,
            "quiet_until": int,
            "remove_after": int,
            "changed_by": int,
            "changed_at": str,
        },
        pk="chat",
        not_null={"is_on", "changed_by", "changed_at"},
    )
    _table(db, "removals").create(
        {"chat": int, "message": int, "due": str}, pk=("chat", "message"), not_null={"due"}
    )
    _table(db, "removals").create_index(["due"])


_FACT_TABLES = ("programs", "figures", "measures", "sites", "people")


@migrations()
def m008_disputed(db: Database) -> None:
    """Facts a reader has reported and nobody has looked at yet."""
    for table in _FACT_TABLES:
        _table(db, table).add_column("disputed", int, not_null_default=0)


@migrations()
def m009_drafts(db: Database) -> None:
    """What was given and read but is no case yet, and what curators decided of each fact in it."""
    _table(db, "drafts").create(
        {
            "id": int,
            "sha256": str,
            "record": str,
            "why_none": str,
            "completeness": float,
            "state": str,
            "version": int,
            "given_by": int,
            "given_name": str,
            "given_at": str,
            "case": str,
            "revision": int,
            "base": int,
            "closed_by": str,
            "closed_at": str,
            "reason": str,
        },
        pk="id",
        not_null={"sha256", "completeness", "state", "version", "given_by", "given_name", "given_at"},
    )
    _table(db, "drafts").create_index(["sha256"])
    _table(db, "draft_decisions").create(
        {
            "draft": int,
            "fact": str,
            "version": int,
            "verdict": str,
            "changes": str,
            "who": int,
            "name": str,
            "at": str,
        },
        pk=("draft", "fact"),
        not_null={"version", "verdict", "changes", "who", "name", "at"},
        foreign_keys=[("draft", "drafts", "id")],
    )
    _table(db, "draft_approvals").create(
        {"draft": int, "who": int, "name": str, "version": int, "at": str},
        pk=("draft", "who"),
        not_null={"name", "version", "at"},
        foreign_keys=[("draft", "drafts", "id")],
    )
    _table(db, "draft_notices").create(
        {"draft": int, "version": int, "due": str, "into": str, "who": int, "name": str},
        pk="draft",
        not_null={"version", "due", "who", "name"},
        foreign_keys=[("draft", "drafts", "id")],
    )
    _table(db, "draft_pieces").create(
        {"chat": int, "message": int, "draft": int, "sent": int, "text": str},
        pk=("chat", "message"),
        not_null={"draft", "sent", "text"},
        foreign_keys=[("draft", "drafts", "id")],
    )
    _table(db, "draft_pieces").create_index(["draft"])
    _table(db, "fingerprints").create({"print": int, "sha256": str}, pk=("print", "sha256"))


@migrations()
def m010_desk(db: Database) -> None:
    """Who may decide, what readers reported, and which messages show or await something of it."""
    _table(db, "curators").create(
        {"person": int, "name": str, "added_by": str, "added_at": str},
        pk="person",
        not_null={"name", "added_by", "added_at"},
    )
    _table(db, "tickets").create(
        {
            "id": int,
            "case": str,
            "fact": str,
            "text": str,
            "state": str,
            "reporter": int,
            "reporter_name": str,
            "at": str,
            "decided_by": str,
            "decided_at": str,
            "answer": str,
        },
        pk="id",
        not_null={"case", "fact", "text", "state", "reporter", "reporter_name", "at"},
        foreign_keys=[("case", "cases", "id")],
    )
    _table(db, "tickets").create_index(["case"])
    _table(db, "offers").create(
        {"chat": int, "message": int, "subject": str},
        pk=("chat", "message"),
        not_null={"subject"},
    )
    _table(db, "offers").create_index(["subject"])
    _table(db, "prompts").create(
        {"chat": int, "message": int, "about": str, "at": str},
        pk=("chat", "message"),
        not_null={"about", "at"},
    )
    _table(db, "redirects").create(
        {"id": str, "revision": int, "into": str},
        pk=("id", "revision"),
        foreign_keys=[("revision", "revisions", "number")],
    )
    _table(db, "usage").create(
        {"day": str, "kind": str, "asker": str, "times": int},
        pk=("day", "kind", "asker"),
        not_null={"times"},
    )
    _table(db, "installation").create({"name": str, "value": str}, pk="name", not_null={"value"})


@migrations()
def m011_uploads(db: Database) -> None:
    """Which drawings Telegram holds already, and under which id for which bot."""
    _table(db, "uploads").create(
        {"bot": int, "name": str, "file_id": str, "at": str},
        pk=("bot", "name"),
        not_null={"file_id", "at"},
    )
    _table(db, "uploads").create_index(["at"])


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
