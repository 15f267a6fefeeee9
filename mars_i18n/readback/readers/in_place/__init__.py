"""Localised sources that say what their edition says, proven where they are, without parsing all of them."""
