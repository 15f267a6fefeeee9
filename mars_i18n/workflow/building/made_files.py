"""What is to be written of an issue, as values: made here or by a worker, written by the command alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from mars_i18n import plugins
    from mars_i18n.messages import Wording
    from mars_i18n.model import Artefact


@dataclass(frozen=True, slots=True)
class MadeLanguage:
    """The files of an issue in one language. `assets` are (path below the build folder, bytes) of copies.

    `notes` are on all of them; `is_whole` where every file that the pages need was found; `failures` are of outputs
    that are not ours.
    """

    artefacts: tuple[Artefact, ...]
    assets: tuple[tuple[str, bytes], ...] = ()
    notes: tuple[Wording, ...] = ()
    is_whole: bool = True
    failures: tuple[plugins.PluginError, ...] = ()
