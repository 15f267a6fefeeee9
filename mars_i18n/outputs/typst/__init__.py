"""Typst, which sets the PDF and the proof."""
