"""What the next build would change, fact by fact."""
