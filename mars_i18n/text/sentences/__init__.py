"""Where sentences end, in Spanish, English and Portuguese."""
