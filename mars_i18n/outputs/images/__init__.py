"""Pictures for all outputs: which ones are shown, how large, and without private data."""
