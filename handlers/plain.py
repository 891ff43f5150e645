"""Plain text in a private chat: whatever it asks for, without a command."""

from collections.abc import Callable

from telegram import Update

from casebase.library import Casebase, PlaceAnswer
from casebase.library.asking import Wish
from handlers import reply
from handlers.command import asking
from handlers.compare import told_compared
from handlers.context import Context
from handlers.county import show_place
from handlers.figures import told_of_figures
from handlers.gaps import keep_gap
from handlers.industry import told_of_industry
from handlers.listing import told_of_cases
from handlers.question import question
from handlers.views.message import Message
from handlers.views.program import programs
from handlers.who import told_of_who
