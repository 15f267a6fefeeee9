"""Files in sources/ that no format reads: which of them are somebody's work, and what they hold."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal, TypeAlias

from mars_i18n.project.file_reading import is_file, is_folder, list_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

FileContent: TypeAlias = Literal["text", "image", "data", "blank", "broken link", "no file"]
# Locks, backups and unfinished downloads of editors and office programs, and what systems put into every folder
_LEFTOVER = re.compile(
    r"~\$|#.*#$|.*~$|.*\.(?:bak|backup|old|orig|rej|save|autosave|swp|swo|swx|tmp|temp|part|crdownload|lock|lnk)$"
    r"|(?:thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r)$",
    re.IGNORECASE | re.DOTALL,
)
_LEFTOVER_FOLDERS = frozenset({"__macosx", "__pycache__", "node_modules"})
_IMAGES = frozenset(
    """.ai .apng .avif .bmp .cr2 .eps .gif .heic .ico .indd .jfif .jpeg .jpg .nef .png .psd .raw .sketch .svg .tif .tiff
    .webp .xcf""".split()
)
_DATA = frozenset(
    """.7z .aac .avi .css .csv .db .flac .gpx .geojson .gz .ics .js .json .kml .less .m4a .mjs .mkv .mov .mp3 .mp4 .mpeg
    .ods .ogg .oga .ogv .opus .otf .parquet .po .pot .ps1 .py .rar .rb .sass .scss .sh .shp .sqlite .tar .tgz .toml .ts
    .tsv .ttf .vcf .wav .webm .wma .wmv .woff .woff2 .xls .xlsx .xml .xsl .xz .yaml .yml .zip""".split()
)
# Documents whose text no look into the bytes would find
_DOCUMENTS = frozenset(
    """.doc .docm .docx .dot .dotx .eml .epub .fodt .key .mobi .msg .numbers .odp .odt .ott .pages .pdf .pps .ppt
    .pptx .pub .rtf .sxw .wpd .wps""".split()
)
_LOOKED_AT = 65_536  # bytes of a file of unknown kind


def is_leftover(path: Path) -> bool:
    """Whether a file is hidden, or a lock or backup that a program left; whether a folder is hidden or a system's."""
    return is_leftover_name(path.name, lambda: is_folder(path))


def is_leftover_name(name: str, is_a_folder: Callable[[], bool]) -> bool:
    """The same of a name; whether it is a folder's is asked only where it matters."""
    if name.startswith(".") or name.lower() in _LEFTOVER_FOLDERS:
        return True
    return _LEFTOVER.match(name) is not None and not is_a_folder()


def is_ignored(path: PurePosixPath, patterns: Sequence[str]) -> bool:
    """Whether a path below sources/ matches a pattern: of itself, of its name, or of a folder that it is in."""
    names = (str(path), path.name, *map(str, path.parents))
    return any(fnmatchcase(name, pattern.rstrip("/")) for pattern in patterns for name in names)


def list_files(
    folder: Path, base: Path, patterns: Sequence[str], known: Collection[str], within: tuple[Path, ...] = ()
) -> Iterator[Path]:
    """The files below a folder, sorted, but for `known` ones, leftovers and those that are ignored; `base` is sources/.

    Broken links, pipes and the like are given too. A link to a folder is followed where that is in neither `base` nor
    `within`, the folders that links have led to so far. Raises MarsError where a folder cannot be read.
    """
    for path in list_folder(folder, shown=folder.relative_to(base.parent).as_posix()):
        if str(path) in known or is_leftover(path):
            continue
        if patterns and is_ignored(PurePosixPath(path.relative_to(base).as_posix()), patterns):
            continue
        if not is_folder(path):
            yield path
        elif not path.is_symlink():
            yield from list_files(path, base, patterns, known, within)
        elif not any((target := path.resolve()).is_relative_to(one) for one in (base.resolve(), *within)):
            yield from list_files(path, base, patterns, known, (*within, target))


def content_of(path: Path) -> FileContent:
    """What a file holds, by its ending; of one that says nothing, by its first bytes.

    One that cannot be looked into may hold text.
    """
    suffix = path.suffix.lower()
    if suffix in _IMAGES:
        return "image"
    if suffix in _DATA:
        return "data"
    if not is_file(path):
        return "broken link" if path.is_symlink() else "no file"
    if suffix in _DOCUMENTS:
        return "text"
    try:
        with path.open("rb") as file:
            data = file.read(_LOOKED_AT)
    except OSError:
        return "text"
    if not data.strip():
        return "blank"
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "data"
    return "text" if re.search(rb"[^\W\d_]{2}|[\x80-\xff]{2}", data) else "data"
