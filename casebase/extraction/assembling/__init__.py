"""The parts the assembler puts a draft case together from, one record entity a file."""
