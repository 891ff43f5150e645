"""Threads share the places memory is taken from, where the C library can be told so."""

import ctypes

import pytest

from bot.memory import share_arenas


def test_a_c_library_that_cannot_be_told_is_let_be(monkeypatch: pytest.MonkeyPatch) -> None:
    share_arenas()
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    share_arenas()
