"""Pairing a text with its translation: block by block, sentence by sentence, and what one side lacks."""
