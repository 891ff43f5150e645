"""Plain text in a private chat: whatever it asks for, without a command."""
