"""Finished files read again, by code that shares nothing with what wrote them, and compared with their edition."""
