"""Making today's catalogue from the sources and the catalogue of before, so that no translation is lost."""
