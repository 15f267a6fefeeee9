"""Exchange formats: one file each, for translators and their tools."""
