"""Why the register says what it says of a company, entry by entry."""
