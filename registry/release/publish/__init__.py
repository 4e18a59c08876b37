"""Publishing what was built: checked, logged, and switched to at once."""
