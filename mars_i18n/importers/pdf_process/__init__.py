"""PDFium in a process of its own: a damaged PDF may end that process, never the command."""
