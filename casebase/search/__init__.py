"""Finding what was meant: names, programs, passages, likeness, over immutable indexes."""
