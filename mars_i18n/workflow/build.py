"""`build`: localised issues, from the sources and the finished catalogues."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.errors import MarsError
from mars_i18n.model import Artefact
from mars_i18n.outputs.look.words import load_words
from mars_i18n.plugins.kinds import Archive, Edition
from mars_i18n.project import Project, file_below, read_bytes, write_if_changed
from mars_i18n.text.segments.localise import localise
from mars_i18n.text.terms.links import leading, relinked
from mars_i18n.workflow.issue.assess import Assessment, assess
from mars_i18n.workflow.issue.assets import copy_assets
from mars_i18n.workflow.issue.reading import ReadIssue, read_catalogue, read_issue
from mars_i18n.workflow.issue.review import reviewer
from mars_i18n.workflow.issue.template_words import TEMPLATES
from mars_i18n.workflow.issue.terms import link_rows
from mars_i18n.workflow.issue.unreadable import UnreadableCatalogueError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SOURCE = "source"  # the one output that a format makes, not a template


@dataclass(frozen=True, slots=True)
class Built:
    """What became of an issue in one language, or of all (no names). `files` are absolute; none where refused."""

    issue: str
    language: str
    ready: bool
    reason: str
    files: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()
    unreadable: MarsError | None = None
    failures: tuple[plugins.PluginError, ...] = ()  # of outputs that are not ours; the other outputs are made


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: languages and outputs in order, where to, and whether incomplete languages are wanted."""

    languages: tuple[str, ...]
    outputs: tuple[str, ...]
    out: Path
    draft: bool = False


def output_names() -> tuple[str, ...]:
    """What --output can name: the plugins, and the source file itself."""
    return (*plugins.names("outputs"), SOURCE)


def installed_outputs() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The outputs for readers that can be made here, and for each that cannot a sentence with what installs it."""
    asked = {name for name in plugins.names("outputs") if plugins.describe("outputs", name).on_request}
    lacking = {name: missing for name in plugins.names("outputs") if name not in asked and (missing := _lacking(name))}
    return tuple(name for name in output_names() if name not in {*lacking, *asked}), tuple(lacking.values())


def _lacking(name: str) -> str:
    extra = plugins.describe("outputs", name).lacking
    return extra and f'the output {name} needs the extra {extra!r}: pip install "mars-i18n[{extra}]"'


def _hold_outputs(names: Iterable[str]) -> None:
    unknown = set(names) - set(output_names())
    if unknown:
        raise MarsError(f"there is no output {', '.join(sorted(unknown))}", f"They are: {', '.join(output_names())}.")
    for name in names:
        if name != SOURCE and (missing := _lacking(name)):
            raise MarsError(missing)


def build(
    project: Project, wanted: Iterable[str], order: Order, progress: Callable[[str], None] = lambda _: None
) -> Iterator[Built]:
    """Build the wanted issues (all where none is named); a language that is not ready is refused, unless draft.

    Every language is judged before any is built, as each page links to the finished ones. Ends with the index of
    all issues where the web output is ordered. Raises MarsError where something cannot be read or written.
    """
    _hold_outputs(order.outputs)
    editions: list[Edition] = []
    chosen = {issue.name for issue in project.issues(wanted)}
    for issue in project.issues():
        progress(issue.name)
        read = read_issue(project, issue)
        assessments = [assess(project, read, language) for language in project.languages]
        made = _editions(project, read, assessments, order)
        editions += made.values()
        if issue.name not in chosen:
            continue
        for assessment in assessments:
            if assessment.language in order.languages:
                yield _built(project, assessment, made.get(assessment.language), order)
    notes, failures = _write_archive(project, editions, order)
    if notes or failures:
        yield Built("", "", ready=True, reason="", notes=notes, failures=failures)


def _editions(project: Project, read: ReadIssue, assessments: list[Assessment], order: Order) -> dict[str, Edition]:
    finished = [one for one in assessments if one.ready or (order.draft and not one.unreadable)]
    alternates = tuple((one.language, f"../../{one.language}/{read.name}/index.html") for one in finished)
    folder = (project.root / read.documents[0].path).parent if read.documents else project.root
    review, rows = reviewer(project, read), link_rows(project)
    made = {}
    for one in finished:
        locale, words = project.locale(one.language), words_of(project, one.language)
        lead, picture = leading(rows, one.language), partial(_picture, project, folder, one.language)
        made[one.language] = Edition(
            issue=read.name,
            language=one.language,
            locale=locale,
            documents=tuple(
                relinked(localise(document, one.catalogue, one.language, locale, words), lead, picture)
                for document in read.documents
            ),
            project=project.configuration.title,
            alternates=alternates,
            words=words,
            template_folders=_template_folders(project),
            base_url=project.configuration.base_url,
            draft=not one.ready,
            default_language=project.languages[0],
            locales=tuple((other.language, project.locale(other.language)) for other in finished),
            outputs=order.outputs,
            image=partial(_image, project, folder),
            review=partial(review, one.language, one.catalogue),
            settings=project.configuration.outputs,
        )
    return made


def words_of(project: Project, language: str) -> Callable[[str], str]:
    """The templates' own words in a language: the packaged ones, overridden by locales/…/templates.po.

    Raises MarsError where that catalogue cannot be read.
    """
    catalogue = read_catalogue(project, language, TEMPLATES)
    entries = catalogue.entries if catalogue else ()
    return load_words(language, {entry.msgid: entry.msgstr for entry in entries if entry.done})


def _words_as_they_are(project: Project, language: str) -> Callable[[str], str]:
    """The same, of which a catalogue that cannot be read, and is told of, has none."""
    try:
        return words_of(project, language)
    except UnreadableCatalogueError:
        return load_words(language)


def _built(project: Project, assessment: Assessment, edition: Edition | None, order: Order) -> Built:
    issue, language = assessment.issue, assessment.language
    if edition is None:
        return Built(issue, language, assessment.ready, assessment.reason, unreadable=assessment.unreadable)
    folder = order.out / language / issue
    artefacts: list[Artefact] = []
    failures: list[plugins.PluginError] = []
    for name in order.outputs:
        try:
            artefacts += _artefacts(name, edition)
        except plugins.PluginError as error:
            failures.append(error)
    files = [folder / artefact.path for artefact in artefacts]
    for path, artefact in zip(files, artefacts, strict=True):
        write_if_changed(path, artefact.data)
    shows_assets = any(plugins.describe("outputs", name).assets for name in order.outputs if name != SOURCE)
    assets, notes = copy_assets(project, edition, order.out) if shows_assets else ([], [])
    told = (f"{language}/{issue}/{note}" for note in _told_once(artefacts))
    made, every = (*files, *assets), (*notes, *told)
    return Built(issue, language, assessment.ready, assessment.reason, made, every, failures=tuple(failures))


def _told_once(artefacts: Iterable[Artefact]) -> Iterator[str]:
    """The notes of the files, each once, after the names of all that it is about."""
    about: dict[str, list[str]] = {}
    for one in artefacts:
        for note in one.notes:
            about.setdefault(note, []).append(one.path)
    return (f"{', '.join(paths)}: {note}" for note, paths in about.items())


def _artefacts(name: str, edition: Edition) -> list[Artefact]:
    if name != SOURCE:
        output, about = plugins.describe("outputs", name), f"{edition.issue} in {edition.language}"
        return plugins.results(output, about, Artefact, output.module.render, edition)
    made = []
    for document in edition.documents:
        form = plugins.describe("formats", document.format)
        data = plugins.result(form, document.path, bytes, form.module.rebuild, document)
        made.append(Artefact(f"{SOURCE}/{Path(document.path).name}", data))
    return made


def _write_archive(
    project: Project, editions: list[Edition], order: Order
) -> tuple[tuple[str, ...], tuple[plugins.PluginError, ...]]:
    """Write what stands for all issues together; give its notes, and what outputs that are not ours raised."""
    notes: dict[str, None] = {}
    failures: list[plugins.PluginError] = []
    archive = Archive(
        editions=tuple(editions),
        project=project.configuration.title,
        languages=project.languages,
        words=partial(_words_as_they_are, project),
        template_folders=_template_folders(project),
        base_url=project.configuration.base_url,
        outputs=order.outputs,
    )
    for output in (plugins.describe("outputs", name) for name in order.outputs if name != SOURCE):
        try:
            made = plugins.results(output, "the archive", Artefact, output.archive, archive) if output.archive else []
        except plugins.PluginError as error:
            failures.append(error)
            continue
        for artefact in made:
            write_if_changed(order.out / artefact.path, artefact.data)
            notes |= dict.fromkeys(artefact.notes)
    return tuple(notes), tuple(failures)


def _template_folders(project: Project) -> tuple[str, ...]:
    return (str(project.root / "templates"),)


def _picture(project: Project, folder: Path, language: str, address: str) -> str:
    """The address of an image for readers of a language: ``chart.es.png`` where it lies beside ``chart.png``."""
    path, mark, rest = address.partition("?")
    stem, dot, suffix = path.rpartition(".")
    own = f"{stem}.{language}{dot}{suffix}"
    return own + mark + rest if dot and "/" not in suffix and _image(project, folder, own) is not None else address


def _image(project: Project, folder: Path, address: str) -> bytes | None:
    """The bytes of an image that a document in `folder` shows, or None where there is no such file in sources/."""
    path = file_below(project.root / "sources", folder, address)
    return read_bytes(path) if path else None
