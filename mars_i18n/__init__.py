"""Localises newsletters and executive summaries in Spanish, English and Portuguese."""

__version__ = "0.1.0"
