"""Reports: one file a form in which findings are shown to people and programs."""
