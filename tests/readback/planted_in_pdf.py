"""Faults of the objects of a PDF, saved by another program."""

import io


def changed_pdf(change):
    """A change of a PDF's own objects, saved by another program."""
    from pypdf import PdfReader, PdfWriter

    def changed(files):
        ((path, data),) = files.items()
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
        change(writer)
        target = io.BytesIO()
        writer.write(target)
        return {path: target.getvalue()}

    return changed


def _annotations(writer):
    return [one.get_object() for page in writer.pages for one in page.get("/Annots", ())]


def redirect_uri(writer):
    from pypdf.generic import NameObject, TextStringObject

    for one in _annotations(writer):
        action = one.get("/A", {})
        if str(action.get("/URI", "")).endswith("/story"):
            action[NameObject("/URI")] = TextStringObject("https://example.org/other")


def swap_uris(writer):
    from pypdf.generic import NameObject, TextStringObject

    for one in _annotations(writer):
        action = one.get("/A", {})
        for was, now in (("/story", "/film"), ("/film", "/story")):
            if str(action.get("/URI", "")).endswith(was):
                action[NameObject("/URI")] = TextStringObject(f"https://example.org{now}")
                break


def unlink_contents(writer):
    from pypdf.generic import NameObject, TextStringObject

    for one in _annotations(writer):
        if "/Dest" in one or "/D" in one.get("/A", {}):
            one.pop("/A", None)
            one[NameObject("/Dest")] = TextStringObject("gone")


def other_alternative(writer):
    from pypdf.generic import NameObject, TextStringObject

    for one in list(writer._objects):
        if isinstance(one, dict) and "/Alt" in one:
            one[NameObject("/Alt")] = TextStringObject("A lamp in the square")
