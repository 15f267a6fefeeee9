"""No false alarm: a document of every construct, of each format, is read back in every output and language."""

import pytest
from every_construct import FORMATS, every_construct
from planted import NAMES, built, found

from mars_i18n import plugins
from mars_i18n.readback.expected import expect
from mars_i18n.readback.ledger import compare, compare_proven
from mars_i18n.readback.readers import PROOFS, readings

pytestmark = pytest.mark.slow("builds and reads every output of every format in three languages")
IN_PLACE = ("every.md", "every.html", "every.txt")


@pytest.mark.parametrize("language", ["es", "en", "pt"])
@pytest.mark.parametrize("document", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found(name, document, language):
    shown = every_construct(document, language)
    files = built(name, shown)
    assert readings(name, files, "may")
    assert found(name, shown, files) == []


@pytest.mark.parametrize("language", ["es", "en", "pt"])
@pytest.mark.parametrize("document", IN_PLACE)
def test_a_source_is_proven_in_place_as_it_is_read(document, language):
    shown = every_construct(document, language)
    output = plugins.describe("outputs", "source")
    files = built("source", shown)
    proven = PROOFS["source"](files, shown.documents)
    assert proven is not None
    there = frozenset({"pump.png"})
    made = compare_proven(expect(shown), proven, output.body, output.apart, there)
    (read,) = readings("source", files, "may")
    assert made == compare(expect(shown), read, output.body, output.apart, there)
    assert made.differences == ()
