"""What readers do on the example's site, task by task, in a real browser (`docs/tasks.md`)."""
