"""What a person can do, one module each."""
