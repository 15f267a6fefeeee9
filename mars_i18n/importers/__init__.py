"""Files that are not rebuilt but rewritten: each becomes a draft in Markdown, and remarks on what was done to it."""
