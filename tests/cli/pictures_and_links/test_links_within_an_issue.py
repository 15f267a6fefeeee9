"""Links within an issue lead there in every language and every output; those that lead nowhere are reported."""

import re

LETTER = """\
---
title: The river letter
language: en
---

See [the next part](#what-comes-next), [the annex](annex.md#figures), [all of it](annex.md) and [nothing](#nowhere).

## What comes next

The wells are dug before the rains.

## Figures

Twelve wells.
"""
ANNEX = """\
---
title: Annex
language: en
---

## Figures

All that we counted, as [the letter](letter.md#what-comes-next) says, and [this part](#figures).
"""
SPANISH = {
    "The river letter": "La carta del río",
    "What comes next": "Lo que viene",
    "Figures": "Cifras",
    "Twelve wells.": "Doce pozos.",
    "Annex": "Anexo",
}


def translate(mars, words):
    import polib

    path = mars.root / "locales/es/LC_MESSAGES/x.po"
    catalogue = polib.pofile(str(path), wrapwidth=0)
    for entry in catalogue:
        entry.msgstr = words.get(entry.msgid, re.sub(r"(?<![<\w/])[a-z]+(?![\w>/])", r"\g<0>o", entry.msgid))
    catalogue.save(str(path))


def issue(mars):
    for path in mars.root.joinpath("sources").rglob("*.md"):
        path.unlink()
    mars.write("sources/x/letter.md", LETTER)
    mars.write("sources/x/annex.md", ANNEX)
    assert mars("sync").code == 0
    translate(mars, SPANISH)


def test_links_lead_where_they_led_in_every_output(mars):
    issue(mars)
    result = mars("build", "--verify", "--language", "es")
    assert result.code == 0, result.err
    page = (mars.root / "build/es/x/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<a href="(#[^"]*)">', page.partition("<main")[2]) == [
        "#what-comes-next",
        "#figures",
        "#what-comes-next",
        "#figures",
        "#annex",
    ]
    assert '<h2 id="figures"><span id="d0-s1"></span>Cifras</h2>' in page
    assert '<h3 id="letter-figures"><span id="d1-s2"></span>Cifras</h3>' in page


def test_the_localised_source_has_an_anchor_where_a_link_needs_one(mars):
    issue(mars)
    mars("build", "--language", "es", "--output", "source")
    letter = (mars.root / "build/es/x/source/letter.md").read_text(encoding="utf-8")
    assert '## <a id="what-comes-next"></a>Lo que viene' in letter
    assert "\n## Cifras" in letter  # no link leads to it
    annex = (mars.root / "build/es/x/source/annex.md").read_text(encoding="utf-8")
    assert '## <a id="figures"></a>Cifras' in annex


def test_in_its_own_language_the_source_keeps_every_byte(mars):
    issue(mars)
    mars("build", "--language", "en", "--output", "source")
    assert (mars.root / "build/en/x/source/letter.md").read_text(encoding="utf-8") == LETTER


def test_a_link_that_leads_nowhere_is_reported_once_with_its_place(mars):
    issue(mars)
    result = mars("check", "--sources-only", "--select", "missing-anchor")
    assert "sources/x/letter.md:6:98: warning: link #nowhere leads to no place in sources/x/letter.md" in result.out
    assert result.out.count("missing-anchor]") == 1
