"""Checks of one text and its translation."""
