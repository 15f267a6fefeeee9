"""Checks of one source."""
