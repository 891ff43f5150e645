"""Talking to the bot on this machine: by hand in a terminal, or by a program, one line an event."""
