"""HTML that outputs write, and the HTML within sources, made safe to be written again."""
