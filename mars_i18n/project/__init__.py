"""The project on disk: what lies where, reading its files, writing them whole, and one writer at a time."""

from mars_i18n.project.boundaries import require_no_links_out
from mars_i18n.project.file_reading import (
    is_file,
    is_folder,
    list_folder,
    read_bytes,
    read_if_exists,
    read_text,
    require_status,
    stamp_of,
)
from mars_i18n.project.file_writing import (
    FileChangedError,
    remove_leftovers,
    replace_file,
    write_if_changed,
    write_whole,
)
from mars_i18n.project.git import file_at, repository_root
from mars_i18n.project.layout import (
    CONFIGURATION,
    GLOSSARY,
    LINKS,
    TEMPLATES,
    Issue,
    Project,
    cache_folder,
    cache_folder_of,
    open_project,
    parse_source,
    read_configuration_of,
    read_linked_files,
    select_issues,
)
from mars_i18n.project.locking import write_lock
from mars_i18n.project.source_formats import file_below, is_plain_text, packaged_image, source_extensions

__all__ = [
    "CONFIGURATION",
    "GLOSSARY",
    "LINKS",
    "TEMPLATES",
    "FileChangedError",
    "Issue",
    "Project",
    "cache_folder",
    "cache_folder_of",
    "file_at",
    "file_below",
    "is_file",
    "is_folder",
    "is_plain_text",
    "list_folder",
    "open_project",
    "packaged_image",
    "parse_source",
    "read_bytes",
    "read_configuration_of",
    "read_if_exists",
    "read_linked_files",
    "read_text",
    "remove_leftovers",
    "replace_file",
    "repository_root",
    "require_no_links_out",
    "require_status",
    "select_issues",
    "source_extensions",
    "stamp_of",
    "write_if_changed",
    "write_lock",
    "write_whole",
]
