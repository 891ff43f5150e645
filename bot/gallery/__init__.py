"""Everything the bot shows, on one page: scenes are played by the real application and drawn as a chat."""
