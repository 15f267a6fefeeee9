"""A project opened with the results of earlier commands, kept in the user's cache folder."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from mars_i18n.cache.digests import digest_parts
from mars_i18n.cache.installed_code import digest_code, has_same_code
from mars_i18n.cache.result_store import ResultStore, StoredResult
from mars_i18n.cache.value_codec import ValueCodec
from mars_i18n.configuration import Configuration, LanguageChecks
from mars_i18n.model import Setting
from mars_i18n.project import CONFIGURATION, cache_folder_of, open_project, read_configuration_of
from mars_i18n.workflow.issue.open_project import OpenProject

if TYPE_CHECKING:
    from pathlib import Path

    from mars_i18n.project.layout import Extensions

NO_CACHE = "MARS_I18N_NO_CACHE"  # in the environment, with any value: nothing is found, nothing is kept
_CODEC = ValueCodec(Configuration, LanguageChecks, Setting)
_KIND = "configuration"


def open_with_results(start: Path) -> OpenProject:
    """The project that a folder lies in, as `project.open_project` opens it. Raises MarsError."""
    code = None if os.environ.get(NO_CACHE) else digest_code(())
    if code is None:
        return OpenProject(open_project(start))
    stores: list[ResultStore] = []

    def read(path: Path, text: str) -> tuple[Configuration, Extensions] | None:
        """The configuration, from the store of its project, or read and kept there."""
        if path.name != CONFIGURATION and "mars-i18n" not in text:  # no project: it needs no store
            return None
        digest = digest_parts(code, path.name, str(path.parent), text)
        store = ResultStore(cache_folder_of(path.parent) / "results.sqlite")
        stores.append(store)
        if (stored := store.find(_KIND, path.name, digest)) is not None:
            try:
                configuration, extensions = cast("tuple[Configuration, Extensions]", _CODEC.read(stored.value))
            except ValueError:
                pass
            else:
                return configuration, extensions
        found = read_configuration_of(path, text)
        if found is not None:
            with suppress(TypeError):  # a setting of a plugin that is of some type of its own
                data = _CODEC.write(found)
                store.keep(_KIND, path.name, digest, StoredResult(data))
        return found

    project = open_project(start, read)
    for store in stores[:-1]:
        store.close()
    of_languages = digest_code(project.languages)
    results = stores[-1]
    results.guard = lambda: has_same_code(project.languages, of_languages)
    return OpenProject(project, results, of_languages)
