"""Random small projects, changes to them, and what commands say of them: for tests that compare runs."""

import json
import os
import shutil
from pathlib import Path

from hypothesis import strategies as st

CONFIGURATION = '[languages]\nes = "es_CO"\nen = "en_US"\npt = "pt_BR"\n'
# Sentences that checks have something to say of: numbers, dates, doubled words, terms, images, links
SENTENCES = (
    "The water of the school is clean again.",
    "The the river rose by 1,240 metres on 5 May 2025.",
    "La escuela reunió a 310 personas.",
    "A biblioteca da aldeia abriu as portas.",
    "![A pump](pump.png)",
    "Read the [open **data** portal](https://example.org/water).",
    "Thank you for your help.",
    "Multi- Stakeholder work goes on , as ever.",
)
ANSWERS = ("El agua está limpia.", "Subió 1.204 metros.", "", "A água está limpa de novo.", "Gracias.")
COMMANDS = (
    ("sync", "--check", "-v"),
    ("check", "--format", "json"),
    ("check", "--select", "doubled-word,missing-translation"),
    ("status", "--format", "json"),
)
FORMATS = ("text", "json", "github", "sarif", "junit", "gitlab", "rdjson")
NAMES = ("april", "may", "june")


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_keeping_dates(path, text):
    """Write a file so that its dates say that it was not: within one tick of the clock, or by a clock set back."""
    before = path.stat() if path.exists() else None
    write(path, text)
    if before:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


documents = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("\n\n".join)


def translate(root, language, name, answers):
    """Fill the entries of a catalogue with answers, in order."""
    import polib

    path = root / "locales" / language / "LC_MESSAGES" / f"{name}.po"
    if not path.exists():
        return
    file = polib.pofile(str(path), wrapwidth=0)
    for entry, answer in zip(file, answers, strict=False):
        entry.msgstr = answer
    before = path.stat()
    file.save()
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _change_source(root, data):
    name = data.draw(st.sampled_from(NAMES))
    write_keeping_dates(root / "sources" / f"{name}.md", data.draw(documents) + "\n")


def _delete_source(root, data):
    (root / "sources" / f"{data.draw(st.sampled_from(NAMES))}.md").unlink(missing_ok=True)


def _change_catalogue(root, data):
    language, name = data.draw(st.sampled_from(("es", "en", "pt"))), data.draw(st.sampled_from(NAMES))
    translate(root, language, name, data.draw(st.lists(st.sampled_from(ANSWERS), max_size=4)))


def _delete_catalogue(root, data):
    language, name = data.draw(st.sampled_from(("es", "en", "pt"))), data.draw(st.sampled_from(NAMES))
    (root / "locales" / language / "LC_MESSAGES" / f"{name}.po").unlink(missing_ok=True)


def _rename_catalogues(root, data):
    name = data.draw(st.sampled_from(NAMES))
    for path in root.glob(f"locales/*/LC_MESSAGES/{name}.po"):
        path.rename(path.with_stem("march"))


def _change_glossary(root, data):
    rows = data.draw(st.sampled_from(("river\trío\trio", "water\tagua\tágua", "")))
    write_keeping_dates(root / "glossary.tsv", f"term\tes\tpt\n{rows}\n")


def _change_links(root, data):
    row = data.draw(st.sampled_from(("https://example.org/water\thttps://example.org/agua\n", "")))
    write_keeping_dates(root / "links.tsv", f"en\tes\n{row}")


def _change_configuration(root, data):
    more = (
        "",
        '[checks]\nignore = ["doubled-word"]\n',
        '[checks.severity]\nuntranslated = "warning"\n',
        'title = "V"\n',
    )
    chosen = data.draw(st.sampled_from(more))
    text = chosen + CONFIGURATION if chosen.startswith("title") else CONFIGURATION + chosen
    write_keeping_dates(root / "mars-i18n.toml", text)


def _change_baseline(root, data):
    from mars_i18n.cli import run

    if data.draw(st.booleans()):
        run(["-q", "-C", str(root), "check", "--write-baseline", "--output-file", os.devnull])
    else:
        (root / "mars-i18n-baseline.json").unlink(missing_ok=True)


def _change_image(root, data):
    image = root / "sources" / "pump.png"
    if data.draw(st.booleans()):
        image.write_bytes(b"\x89PNG")
    else:
        image.unlink(missing_ok=True)


def _change_stray_file(root, data):
    stray = root / "sources" / "notes.rtf"
    if data.draw(st.booleans()):
        stray.write_bytes(b"Notes of the meeting")
    else:
        stray.unlink(missing_ok=True)


def _change_template(root, data):
    word = data.draw(st.sampled_from(("Read more", "Write to us")))
    write_keeping_dates(root / "templates" / "web" / "more.html.j2", f"{{{{ _('{word}') }}}}\n")


CHANGES = (
    *(_change_source, _delete_source, _change_catalogue, _delete_catalogue, _rename_catalogues, _change_glossary),
    *(_change_links, _change_configuration, _change_baseline, _change_image, _change_stray_file, _change_template),
)


def make_project(root, data):
    """A project of up to three issues, synced, with some translations."""
    write(root / "mars-i18n.toml", CONFIGURATION)
    for name in NAMES:
        write(root / "sources" / f"{name}.md", data.draw(documents) + "\n")


def bytes_of(root):
    """Path → bytes of every file of a project."""
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def twin_of(root):
    """A folder like this one, at the same depth and of the same length of name, for a run beside it."""
    twin = root.with_name(root.name[:-1] + "2")
    shutil.rmtree(twin, ignore_errors=True)
    return Path(shutil.copytree(root, twin))


def normalise(text, root):
    """What a command printed, without the name of the project's folder."""
    return text.replace(str(root), "PROJECT").replace(json.dumps(str(root))[1:-1], "PROJECT")
