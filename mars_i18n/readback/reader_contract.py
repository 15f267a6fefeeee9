"""A contract test, for authors of outputs that can be read back: it raises AssertionError with what is wrong.

In a test of your own::

    from mars_i18n.readback.reader_contract import assert_read_back
    from mars_extra import teaser

    def test_what_the_teaser_says_is_read_back():
        assert_read_back(teaser, edition)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.plugins.read_output import ReadOutput
from mars_i18n.plugins.testing import assert_contract
from mars_i18n.readback.expected import expect
from mars_i18n.readback.ledger import compare

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from mars_i18n.plugins.editions import Edition
    from mars_i18n.readback.readback_difference import ReadbackDifference


def assert_read_back(module: ModuleType, edition: Edition) -> list[ReadOutput]:
    """What an output makes of an edition is read back as that edition, and one without its first block is not.

    Gives what was read, to look into.
    """
    assert_contract("outputs", module)
    assert hasattr(module, "read_back"), "it has no function `read_back`"
    files = {one.path: one.data for one in module.render(edition)}
    read = _read(module, files, edition)
    assert read == _read(module, files, edition), "it reads something else the second time"
    found = [str(one.sentence) for one in _differences(module, read, edition)]
    assert not found, f"what it wrote is not what the edition says: {'; '.join(found)}"
    for at, one in enumerate(read):
        for number in range(len(one.blocks)):
            less = replace(one, blocks=(*one.blocks[:number], *one.blocks[number + 1 :]))
            if list(_differences(module, [*read[:at], less, *read[at + 1 :]], edition)):
                return read
    raise AssertionError("no block that it reads is of the edition: `body` declares what readers find in its files")


def _read(module: ModuleType, files: Mapping[str, bytes], edition: Edition) -> list[ReadOutput]:
    read = list(module.read_back(files, edition.issue))
    assert read, "it read nothing"
    for one in read:
        assert isinstance(one, ReadOutput), f"it gave {type(one).__name__}, not ReadOutput"
        assert not one.faults, f"it cannot read what it wrote: {one.faults[0]}"
    return read


def _differences(module: ModuleType, read: list[ReadOutput], edition: Edition) -> list[ReadbackDifference]:
    expected = expect(edition)
    body, apart = getattr(module, "body", ()), getattr(module, "apart", ())
    return [found for one in read for found in compare(expected, one, body, apart).differences]
