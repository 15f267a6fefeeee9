"""The tool in its languages in a checkout, where no catalogue is compiled: for what writes pages in each language."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from mars_i18n.cli._terminal import localised

LOCALES = Path(__file__).parents[2] / "locales"


@contextmanager
def compiled_messages():
    """Compile the catalogues of the tool's own messages, and read them until the end; gives their folder."""
    spec = spec_from_file_location("build_hook", LOCALES / "build_hook.py")
    hook = module_from_spec(spec)
    spec.loader.exec_module(hook)
    with tempfile.TemporaryDirectory() as folder:
        hook.compile_catalogues(LOCALES, folder)
        before, localised.FOLDER = localised.FOLDER, Path(folder)
        try:
            yield Path(folder)
        finally:
            localised.FOLDER = before
