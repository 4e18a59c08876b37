"""The story in four chapters; each gives the filings of its years in the order they came in."""
