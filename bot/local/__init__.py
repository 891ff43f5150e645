"""A Bot API on this machine: the same application runs against it in the terminal, in tests, under load."""
