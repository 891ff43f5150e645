"""From clean text to a draft case: small recognisers and one assembler."""
