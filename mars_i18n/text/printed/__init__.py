"""Text as paper had it: lines that were broken, page numbers, tables of contents, before it becomes a source."""
