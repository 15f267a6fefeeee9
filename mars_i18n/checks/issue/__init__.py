"""Checks that look at a whole issue, or at its languages together."""
