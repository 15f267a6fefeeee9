"""How wide images are made, in pixels, for each use."""

from __future__ import annotations

# Of a page: a telephone, one of many pixels, and the widest that the packaged template shows, 46rem, twice as dense
WEB_WIDTHS = (480, 960, 1600)
WEB_WIDTH = WEB_WIDTHS[-1]
PRINT_WIDTH = 1600  # of a PDF: 240 pixels an inch over the widest column, 17 cm
DOCUMENT_WIDTH = 1430  # of a Word document: 220 an inch, as Word itself saves them, over 16.5 cm
BOOK_WIDTH = 1264  # of e-readers of seven inches
