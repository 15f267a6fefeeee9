"""The language of a text: Spanish, English, Portuguese, another one, or undetermined."""
