"""The project on disk: what lies where, reading its files, writing them whole, and one writer at a time."""

from mars_i18n.project.boundaries import require_no_links_out
from mars_i18n.project.file_reading import read_bytes, read_text
from mars_i18n.project.file_writing import write_if_changed, write_whole
from mars_i18n.project.git import committed_versions, repository_root
from mars_i18n.project.layout import (
    CONFIGURATION,
    Issue,
    Project,
    cache_folder,
    file_below,
    is_plain_text,
    open_project,
    parse_source,
    select_issues,
    source_extensions,
)
from mars_i18n.project.locking import write_lock

__all__ = [
    "CONFIGURATION",
    "Issue",
    "Project",
    "cache_folder",
    "committed_versions",
    "file_below",
    "is_plain_text",
    "open_project",
    "parse_source",
    "read_bytes",
    "read_text",
    "repository_root",
    "require_no_links_out",
    "select_issues",
    "source_extensions",
    "write_if_changed",
    "write_lock",
    "write_whole",
]
