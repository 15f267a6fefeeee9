"""Outputs: one file or folder each, which makes files of an edition, and in folders what several of them use."""

SHARED = ("images", "look", "page", "typst")  # what several outputs use; not outputs themselves
