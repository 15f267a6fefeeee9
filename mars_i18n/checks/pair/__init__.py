"""Checks of two documents, one of which translates the other."""
