"""Drawing sheets off the event loop, keeping what was drawn, and sending it."""
