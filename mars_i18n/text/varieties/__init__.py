"""Varieties of a language: the words of its regions, and the forms of address."""
