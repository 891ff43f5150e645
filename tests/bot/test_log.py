"""A token never reaches the log."""

import json
import logging

import pytest

from bot import log

TOKEN = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"


@pytest.fixture(autouse=True)
def _as_before() -> object:
    root, level = logging.getLogger(), logging.getLogger().level
    handlers = list(root.handlers)
    yield
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_token_in_a_message_or_a_traceback_is_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up("INFO")
    logging.getLogger("x").info("https://api.telegram.org/bot%s/getMe", TOKEN)
    try:
        raise ValueError(f"The token `{TOKEN}` was rejected by the server.")
    except ValueError:
        logging.getLogger("x").exception("no")
    printed = capsys.readouterr().err
    assert printed.count("<token>") == 2
    assert TOKEN not in printed


def test_for_programs_a_line_is_an_object_and_shows_no_token_either(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log.set_up("INFO", "json")
    logging.getLogger("x").info("资源县 %s", TOKEN)
    try:
        raise ValueError(TOKEN)
    except ValueError:
        logging.getLogger("x").exception("no")
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(line["level"], line["logger"], line["message"]) for line in lines] == [
        ("INFO", "x", "资源县 <token>"),
        ("ERROR", "x", "no"),
    ]
    assert "ValueError: <token>" in lines[1]["traceback"]


def test_libraries_that_log_every_request_are_kept_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up("DEBUG")
    logging.getLogger("httpx").info("HTTP Request: POST …")
    assert capsys.readouterr().err == ""
