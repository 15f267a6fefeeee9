"""Checks of a catalogue as a file."""
