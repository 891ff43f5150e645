"""A record or an answer as a message: text, buttons, pages. Pure functions, measured before sending."""
