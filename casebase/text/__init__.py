"""From the bytes of an article to clean text that knows where each character came from."""
