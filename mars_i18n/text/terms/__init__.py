"""The glossary, the links of each language, and what must come back from a machine as it was."""
