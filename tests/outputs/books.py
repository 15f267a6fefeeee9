"""Sources and readers that the tests of books and documents share."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from outputs_editions import SOURCE

# Java for a program that ends in seconds: the second compiler and parallel collection cost more than they save.
SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Every construct of Markdown that sources have, and what editors paste around it.
STRESS = (
    SOURCE
    + """
<div class="x"><p>one<p>two <b>bold<i>both</b></i><ul><li>item</div><table><tr><td>a<td>b</table>

A sentence with <sub>low</sub> <mark>bright</mark> <u>line and <span id="d0-s1" onclick="x()">more</span></u>
and an <img src="inline.png" onerror="x()"> of HTML.

- [ ] a task with `code` and [a link](../july/index.html#part "so")
  1. seventh
     > quoted in a list
  2. eighth
- last[^1] cited[^weird:1] again

> > twice quoted
>
> — Somebody

| Empty | | `x` |
|---|:-:|--:|
| **b** ![p](pump.png) | <br> | |

![p](pump.png "A caption") ![missing](gone.png) ![far](https://example.org/a.png) ![out](../../../etc/passwd.png)

[bad](http://[::1) [space](<https://example.org/a b?c=d e>) [port](https://example.org:99999/) [x](https://münchen.example/)

<p id="d0-s1">the same id</p> <svg><script>x</script></svg>

###### Six deep

Term without end
: First meaning

  - with a list

: Second meaning

[^weird:1]: A note with `code`, a [link](https://example.org/) and

    a second paragraph[^1].
"""
)


def read(data):
    """The files of a ZIP by their names, in order."""
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def digests(module, source):
    """What a fresh Python with other time zones, locales and hash seeds makes: as many digests as it differs in."""
    program = (
        f"import hashlib, sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from outputs_editions import edition; from mails import images, png; import books\n"
        f"from mars_i18n.outputs import {module}\n"
        f"one = edition(source=books.{source}, image=images(pump=png()))\n"
        f"print(hashlib.sha256(b''.join(made.data for made in {module}.render(one))).hexdigest())"
    )
    made = set()
    for zone, locale, seed in (
        ("UTC", "C", "0"),
        ("America/Bogota", "es_CO.UTF-8", "1"),
        ("Asia/Tokyo", "C.UTF-8", "7"),
    ):
        environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
        made.add(done.stdout)
    return made
