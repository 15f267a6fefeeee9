"""Segments: their markup as tags, their messages for translators, and translations put in their place."""
