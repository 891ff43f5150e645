"""Rows of the curators' desk: drafts and decisions, reports, who may decide, and which messages show what."""

from casebase.store.desk.actor import Actor
from casebase.store.desk.drafts import Decision, Draft, Drafts, DraftState, Piece
from casebase.store.desk.notices import Notice, Notices
from casebase.store.desk.offers import Offers
from casebase.store.desk.people import Curator, Curators
from casebase.store.desk.redirects import Redirects
from casebase.store.desk.tickets import Ticket, Tickets, TicketState
from casebase.store.desk.usage import Usage

__all__ = [
    "Actor",
    "Curator",
    "Curators",
    "Decision",
    "Draft",
    "DraftState",
    "Drafts",
    "Notice",
    "Notices",
    "Offers",
    "Piece",
    "Redirects",
    "Ticket",
    "TicketState",
    "Tickets",
    "Usage",
]
