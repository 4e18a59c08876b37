"""Notices before they are published: asked for, numbered, tried against the rules, worded."""
