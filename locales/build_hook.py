"""Compiles the catalogues of the tool's own messages into the wheel: ``mars-i18n.po`` becomes ``mars-i18n.mo``.

An editable installation has none, and speaks English; `compile_catalogues` makes them for a test of a translation.
"""

from pathlib import Path
from tempfile import mkdtemp

import polib
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NAME = "mars-i18n"


def compile_catalogues(locales, target):
    """Compile the catalogue of each language below `locales` into `target`; gives the paths below `target`.

    What is fuzzy is left out, as gettext does it: users read English there.
    """
    made = []
    for source in sorted(Path(locales).glob(f"*/LC_MESSAGES/{NAME}.po")):
        path = source.relative_to(locales).with_suffix(".mo")
        (Path(target) / path).parent.mkdir(parents=True, exist_ok=True)
        polib.pofile(str(source)).save_as_mofile(str(Path(target) / path))
        made.append(path.as_posix())
    return made


class CustomBuildHook(BuildHookInterface):
    """What hatchling calls before it builds."""

    def initialize(self, version, build_data):
        """Add the compiled catalogues to a wheel that is not an editable one."""
        if version == "editable":
            return
        folder = mkdtemp(prefix="mars-i18n-")
        for path in compile_catalogues(Path(self.root) / "locales", folder):
            build_data["force_include"][f"{folder}/{path}"] = f"mars_i18n/locales/{path}"
