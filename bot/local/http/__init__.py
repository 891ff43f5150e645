"""The local Bot API over HTTP, on this machine only."""
