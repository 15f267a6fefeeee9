"""The editions of an issue: its documents in each language that is finished, with all that outputs ask of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.model import Document
from mars_i18n.outputs.page.urls import issue_address
from mars_i18n.plugins.editions import Edition
from mars_i18n.text.segments.anchors import keep_reachable, links_within
from mars_i18n.text.segments.localise import localise
from mars_i18n.text.segments.whole_links import show_whole_links
from mars_i18n.text.terms.links import link_function, relink
from mars_i18n.workflow.building.order import template_folders
from mars_i18n.workflow.issue.files_beside import FilesBeside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mars_i18n.model import Catalogue
    from mars_i18n.plugins.editions import Reviewed
    from mars_i18n.workflow.building.order import Order
    from mars_i18n.workflow.issue.assess import Assessment
    from mars_i18n.workflow.issue.open_issue import OpenIssue

    Review = tuple[tuple[str, tuple[Reviewed, ...]], ...]  # (path of a document, its rows)


def _no_review(_language: str, _catalogue: Catalogue) -> Review:
    return ()


def make_editions(
    issue: OpenIssue,
    assessments: Sequence[Assessment],
    order: Order,
    review: Callable[[str, Catalogue], Review] = _no_review,
    files: FilesBeside | None = None,
) -> dict[str, Edition]:
    """Language → edition, for the languages that are finished, or that a draft is wanted of.

    Where no files for all issues are made, only for the languages of the order.

    `review` makes that of a language for an editor, when an output asks for it; `files` are those beside the issue's
    sources. Raises MarsError where something cannot be read.
    """
    opened, project, documents = issue.opened, issue.opened.project, issue.read.documents
    finished = [one for one in assessments if one.ready or (order.draft and not one.unreadable)]
    languages = {one.language for one in assessments} if order.archive else order.languages
    readable = [one for one in assessments if one.language in languages and not one.unreadable]
    wanted = [one for one in readable if order.outputs_for(ready=one.ready)]
    alternates = tuple(
        (one.language, issue_address("../../", one.language, issue.name, "index.html")) for one in finished
    )
    files = files or FilesBeside(project, documents)
    rows = opened.link_rows
    made = {}
    for one in wanted:
        locale, words = project.locale(one.language), opened.template_words.translate(one.language)
        lead, picture = link_function(rows, one.language), partial(files.localised_image, one.language)
        find = partial(files.read_localised_image, one.language)
        made[one.language] = Edition(
            issue=issue.name,
            language=one.language,
            locale=locale,
            documents=tuple(
                _replace_images(relink(show_whole_links(document), lead, picture), find)
                for document in _keep_links(
                    [localise(document, one.catalogue, one.language, locale, words) for document in documents]
                )
            ),
            project=project.configuration.title_in(one.language),
            alternates=alternates,
            words=words,
            template_folders=template_folders(project),
            base_url=project.configuration.base_url,
            draft=not one.ready,
            default_language=project.languages[0],
            locales=tuple((other.language, project.locale(other.language)) for other in finished),
            outputs=order.outputs,
            image=files.read_image,
            fit=files.fit,
            review=partial(review, one.language, one.catalogue),
            settings=project.configuration.outputs_for(one.language),
        )
    return made


def _replace_images(document: Document, find: Callable[[str], bytes | None]) -> Document:
    """A document whose file shows the images of its language, where its format keeps images within it."""
    form = plugins.describe("formats", document.format)
    if not document.package or form.replace_packaged_images is None:
        return document
    return plugins.result(form, document.path, Document, form.replace_packaged_images, document, find)


def _keep_links(documents: Sequence[Document]) -> Iterator[Document]:
    """Localised documents of an issue in whose files the links from one to another, and within one, still work."""
    wanted: dict[str, list[str]] = {}
    for link in links_within(documents):
        wanted.setdefault(link.path, []).append(link.name)
    for document in documents:
        add = plugins.describe("formats", document.format).add_anchor
        yield keep_reachable(document, wanted[document.path], add) if add and document.path in wanted else document
