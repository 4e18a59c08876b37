"""Fixtures of every test room."""

from tests.browser import chromium

__all__ = ["chromium"]
