"""The bot: settings, the application, running it, the command line."""
