"""One working week at an association's desk, acted out by commands alone."""
