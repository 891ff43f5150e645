"""What curators do in chat: give, review, publish, take back; and what readers propose and report."""
