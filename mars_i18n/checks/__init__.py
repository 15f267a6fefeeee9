"""Checks: one file each, in a folder a kind; here is what runs them and makes findings of their faults."""
