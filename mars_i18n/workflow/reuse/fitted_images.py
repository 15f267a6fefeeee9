"""Images that an earlier command made as small as an output asks, known by their bytes: none is made twice.

They lie in a file of their own in the user's cache folder, so that photographs do not push out results about texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.cache.digests import digest_bytes
from mars_i18n.cache.result_store import ResultStore, StoredResult
from mars_i18n.project import cache_folder_of

if TYPE_CHECKING:
    from mars_i18n.outputs.images.fitting import FittedImage
    from mars_i18n.project import Project

_FILE = "images.sqlite"
_KIND = "image"


class FittedImages:
    """Fits images, each once for a width."""

    def __init__(self, project: Project, code: bytes | None) -> None:
        """Find nothing yet. `code` is the digest of the code that makes images; without it none is kept."""
        self._code = code
        self._path = cache_folder_of(project.root) / _FILE
        self._store: ResultStore | None = None
        self._notes: dict[str, FittedImage] = {}  # those with a note: they are found out again by each command

    def fit(self, data: bytes, width: int) -> FittedImage:
        """As `fit_image` does."""
        from mars_i18n.outputs.images.fitting import FittedImage, fit_image

        name = f"{width} {digest_bytes(data).hex()}"
        if name in self._notes:
            return self._notes[name]
        if self._store is None:
            self._store = ResultStore(self._path if self._code else None)
        if (stored := self._store.find(_KIND, name, self._code or b"")) is not None:
            return FittedImage(stored.value)
        fitted = fit_image(data, width)
        if fitted.note is not None:
            self._notes[name] = fitted
        else:
            self._store.keep(_KIND, name, self._code or b"", StoredResult(fitted.data))
        return fitted

    def close(self) -> None:
        """Write what is pending; what is asked afterwards is found again."""
        store, self._store = self._store, None
        if store is not None:
            store.close()
