"""What the curators' desk looks like in chat."""
