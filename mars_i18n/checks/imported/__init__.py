"""Checks of what `add` made of a file."""
