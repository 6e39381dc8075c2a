"""The bank of problems: loader, vocabulary, self-check, and one folder a problem."""
