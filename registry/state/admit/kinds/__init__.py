"""What the rules let in, kind by kind: checks, and the entries that an admitted row becomes."""
