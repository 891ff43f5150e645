"""The Bot API's methods and types, compiled by a script; README.md names the source and its licence."""
