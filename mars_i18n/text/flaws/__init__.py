"""Flaws that a text shows by itself, in one language: spelling, spacing, marks, doubled words, broken characters."""
