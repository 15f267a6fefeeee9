"""Where translations are proposed from: the translation memory, and draft engines."""
