"""The longest that a text may be, as a source declares it and a catalogue says it: ``Limit: 60 characters``.

A Markdown source declares it for the block that follows by ``<!-- mars: note Limit: 60 characters -->``, which is the
entry's ``#.`` line. The subject and the preheader of a mail, in front matter, have one of their own.
"""

from __future__ import annotations

from mars_i18n.text.segments.remarks import write_remark
from mars_i18n.text.segments.remarks.remark_kinds import Limit

# Keys of the front matter, and the code points that lists of mails show of them on a wide screen.
OF_FRONT_MATTER = {"subject": 70, "preheader": 120}


def limit_line(characters: int) -> str:
    """The line that declares a limit in code points."""
    return write_remark(Limit(characters))
