"""Formats: one folder each, which reads a source as a document and gives the same bytes back."""

# Formats that read other files with a source, and what a source holds, in lower case, that names any
LINKED_BY = {"html": (b"stylesheet", b"@import")}
