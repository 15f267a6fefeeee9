"""The source output: what the format rebuilds, in the encoding of the source."""

from dataclasses import replace

import pytest
from outputs_editions import SOURCE, edition

from mars_i18n.errors import MarsError
from mars_i18n.outputs import source


def test_each_document_is_rebuilt_by_its_format():
    (made,) = source.render(edition("es"))
    assert made.path == "source/letter.md"
    assert "## Un título" in made.data.decode()


def test_the_source_in_its_own_language_is_the_file():
    (made,) = source.render(edition("en", translations={}))
    assert made.data.decode() == SOURCE


def test_a_character_that_the_encoding_cannot_hold_is_reported_with_the_path():
    document = replace(edition("es", translations={"A heading": "水"}).documents[0], encoding="latin-1")
    with pytest.raises(MarsError, match=r"letter\.md: '水'"):
        list(source.render(edition("es", documents=(document,))))
