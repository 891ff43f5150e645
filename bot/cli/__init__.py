"""The command line: casebot."""
