"""Sending sheets through the real application: drawn once, uploaded once."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from telegram import Update

from bot.application import build_application
from bot.local.conversation import Conversation
from bot.local.world import World
from bot.settings import PrintSettings, Settings, TelegramSettings
from casebase.library import Casebase
from handlers.command import Command, CommandHandler
from handlers.context import App, Context
from handlers.payload import Kind, Payload
from handlers.prints.sending import send_print
from handlers.sending import Place
from handlers.views.prints.case import case_sheet
from handlers.views.prints.sheet import Medium
from handlers.views.prints.under import of_case
from tests.conftest import Talk
from tests.talking import only


async def _card(update: Update, context: Context) -> None:
    """Stands in for whatever handler sends a card: ``/card`` the picture, ``/card pdf`` the print."""
    case = context.casebase.case("ziyuan")
    assert case is not None
    assert update.effective_chat is not None
    medium = Medium.PRINT if context.argument else Medium.PICTURE
    view = Payload(Kind.CARD, case.id, revision=case.revision)
    sheet = case_sheet(case, medium, context.bot.username)
    await send_print(context, sheet, of_case(case, view), Place(update.effective_chat.id))


@pytest.fixture
async def chat(talk: Talk, world: World, fresh: Casebase, tmp_path: Path) -> Conversation:
    settings = Settings(
        telegram=TelegramSettings.model_construct(bot_token=SecretStr(world.bot.token)),
        prints=PrintSettings.model_construct(prints_folder=tmp_path / "prints"),
    )

    def application(request: object) -> App:
        built = build_application(fresh, settings=settings, request=request)  # type: ignore[arg-type]
        built.add_handler(CommandHandler(Command("card", (), "卡片", "A card", _card)), group=-3)
        return built

    return await talk(application)


async def sent(chat: Conversation, command: str, method: str) -> dict[str, Any]:
    """The message the bot sends first in answer to the command."""
    before = chat.world.journal.last_number
    only((await chat.say(command))[:1], method)
    message: dict[str, Any] = chat.world.journal.since(before)[0].result
    return message


async def test_a_card_is_uploaded_once_and_sent_again_by_its_id(chat: Conversation) -> None:
    photos = [(await sent(chat, "/card", "sendPhoto"))["photo"][-1] for _ in range(2)]
    assert photos[0]["file_id"] == photos[1]["file_id"]
    assert photos[0]["width"] == 1080


async def test_a_print_is_sent_as_a_file_with_a_name(chat: Conversation) -> None:
    document = (await sent(chat, "/card pdf", "sendDocument"))["document"]
    assert document["file_name"] == "资源县党建促脱贫攻坚.pdf"
    assert document["mime_type"] == "application/pdf"


async def test_an_id_telegram_no_longer_knows_is_uploaded_anew(
    chat: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = chat.driver.application
    name = await application.bot_data["press"].name(
        case_sheet(application.bot_data["casebase"].case("ziyuan"), bot=application.bot.username)
    )
    uploads = application.bot_data["casebase"].uploads
    uploads.keep(application.bot.id, name, "forgotten")
    calls = await chat.say("/card")
    assert [call["method"] for call in calls[:2]] == ["sendPhoto", "sendPhoto"]
    assert "error" in calls[0]
    assert uploads.file_id(application.bot.id, name) not in (None, "forgotten")
