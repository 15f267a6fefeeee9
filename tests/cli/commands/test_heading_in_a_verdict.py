"""Where a fault stands is said by the whole heading above it, whatever that holds."""

import polib
import pytest

SOURCE = "---\ntitle: A letter\nlanguage: en\n---\n\n## {heading}\n\nThe pump of the school works again.\n"


@pytest.mark.parametrize(
    "heading",
    [
        "The «Water», again",
        "Water | Agua | Água",
        "«Water», paragraph | Section «Energy»",
        "Water: source language: en",
    ],
)
def test_the_whole_heading_is_reported(mars, heading):
    mars.write("sources/letter.md", SOURCE.format(heading=heading))
    mars("sync")
    mars.translate("es")
    file = polib.pofile(str(mars.catalogue("es")), wrapwidth=0)
    file.find("The pump of the school works again.").msgstr = ""
    file.save()
    reason = f"1 segment missing in «{heading}»."
    assert reason in mars("check", "--language", "es").err
    assert reason in mars("status").out
    assert mars("sync", "--check").code == 0
