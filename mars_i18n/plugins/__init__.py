"""What can be added to mars-i18n from outside.

`kinds` says what each kind must be, `options` what a project can set, `contract` whether a module keeps both; `loading`
finds plugins, describes them and runs them; `testing` is for their authors.
"""

from mars_i18n.plugins.loading import (
    Plugin,
    PluginError,
    artefacts,
    describe,
    guard_plugin,
    load,
    may_link_files,
    names,
    record,
    result,
    results,
)

__all__ = [
    "Plugin",
    "PluginError",
    "artefacts",
    "describe",
    "guard_plugin",
    "load",
    "may_link_files",
    "names",
    "record",
    "result",
    "results",
]
