"""Load on the bot through the Bot API of this machine, over real HTTP between processes."""
