"""What `quote` counts: each word once, by what the memory knows of its text."""

import csv
import io
import json
from itertools import count
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mars_i18n.cli import run
from mars_i18n.project import open_project
from mars_i18n.suggesters.memory import Memory
from mars_i18n.workflow.init import NewProject, init
from mars_i18n.workflow.issue.asking.recall import memory_path
from mars_i18n.workflow.issue.open_issue import OpenIssue
from mars_i18n.workflow.issue.open_project import OpenProject
from mars_i18n.workflow.sync import sync
from mars_i18n.workflow.translators.quote import BANDS, Amount, add_quotes, quote

SENTENCES = [
    "The new pump of the village gives water to many people every day.",
    "The new pump of the village gives water to most people every day.",
    "The harvest was good this year.",
    "The harvest was bad this year.",
    "Contact us",
    "We thank all who helped the school with its garden.",
    "12,400",
]
issues = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), min_size=1, max_size=3
)  # each with repetitions
numbers = count()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("quotes")


def project_of(folder, texts, *, reverse=False):
    """A project with an issue for each list of paragraphs, written to disk in one order or the other."""
    root = folder / str(next(numbers))
    init(root, NewProject("Valley", ("es_CO", "en_US"), sample=False))
    for name, paragraphs in sorted(texts.items(), reverse=reverse):
        content = "---\nlanguage: en\n---\n\n" + "\n\n".join(paragraphs) + "\n"
        (root / "sources" / f"{name}.md").write_text(content, encoding="utf-8")
    return open_project(root)


def named(texts):
    return {f"2025-0{number}": paragraphs for number, paragraphs in enumerate(texts, 1)}


def translate(project, issue):
    path = project.catalogue_path("es", issue)
    file = polib.pofile(str(path), wrapwidth=0)
    for entry in file:
        entry.msgstr = entry.msgstr or f"[es] {entry.msgid}"
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    file.save()


def quotes_of(project, *wanted):
    return list(quote(OpenProject(project), wanted, ["es"]))


def bands_of(one):
    return {band: (amount.segments, amount.words) for band, amount in one.bands if amount.segments}


@pytest.mark.slow("makes projects")
@given(issues)
@settings(max_examples=15)
def test_the_bands_add_up_to_the_words_of_the_issue(folder, texts):
    project = project_of(folder, named(texts))
    for one in quotes_of(project):
        opened = OpenProject(project)
        (issue,) = opened.issues([one.issue])
        read = [message for message in OpenIssue(opened, issue).read.messages if not message.figure]
        words = sum(len(message.msgid.split()) * len(message.places) for message in read)
        assert one.total == Amount(sum(len(message.places) for message in read), words)
        assert [band for band, _ in one.bands] == list(BANDS)


@pytest.mark.slow("makes projects")
@given(issues, st.integers(0, 2))
@settings(max_examples=15)
def test_a_quote_is_the_same_whatever_the_order_of_issues_on_disk(folder, texts, translated):
    quotes = []
    for reverse in (False, True):
        project = project_of(folder, named(texts), reverse=reverse)
        list(sync(OpenProject(project), ()))
        translate(project, sorted(named(texts))[translated % len(texts)])
        quotes.append(quotes_of(project))
    assert quotes[0] == quotes[1]


@pytest.mark.slow("makes projects")
@given(issues)
@settings(max_examples=15)
def test_after_sync_of_an_identical_issue_everything_is_the_same_or_in_context(folder, texts):
    project = project_of(folder, {"2025-01": texts[0], "2025-02": texts[0]})
    list(sync(OpenProject(project), ["2025-01"]))
    translate(project, "2025-01")
    for _ in range(2):
        (one,) = quotes_of(project, "2025-02")
        assert set(bands_of(one)) <= {"100", "context"}
        list(sync(OpenProject(project), ["2025-02"]))


def test_each_text_is_in_the_band_of_what_is_known_of_it(tmp_path):
    known = [SENTENCES[0], SENTENCES[2], "Contact us"]
    new = [
        SENTENCES[0],  # at the beginning, before the same: in context
        SENTENCES[2],
        "Contact us now",  # two words of three
        "The harvest was bad this year.",  # 91 %
        "Libraries are open on all days but Sunday.",
        "Libraries are open on all days but Sunday.",
    ]
    project = project_of(tmp_path, {"2025-01": known, "2025-02": new, "2025-03": new[4:]})
    list(sync(OpenProject(project), ["2025-01"]))
    translate(project, "2025-01")
    first, second, third = quotes_of(project)
    assert bands_of(first) == {"context": (3, 21)}  # translated
    assert bands_of(second) == {
        "context": (1, 13),
        "100": (1, 6),
        "75-84": (1, 3),
        "85-94": (1, 6),
        "new": (1, 8),
        "repeated-within": (1, 8),
    }
    assert bands_of(third) == {"repeated-across": (1, 8), "repeated-within": (1, 8)}
    assert add_quotes([first, second, third], "all").total.words == 21 + 44 + 16


def test_a_figure_and_a_text_in_the_language_itself_are_in_no_band(tmp_path):
    project = project_of(tmp_path, {"2025-01": ["12,400", "El agua del valle está limpia de nuevo."]})
    (one,) = quotes_of(project)
    assert one.total == Amount()


@pytest.fixture
def quoted(tmp_path, monkeypatch, capsys):
    """A function that runs `quote` in a project of one new issue: its exit code, and what it prints."""
    project = project_of(tmp_path, {"2025-01": [SENTENCES[0], "Contact us"]})
    monkeypatch.chdir(project.root)

    def run_quote(*words):
        capsys.readouterr()
        code = run(["quote", "--language", "es", *words])
        captured = capsys.readouterr()
        return code, captured.out if code == 0 else captured.err

    return run_quote


def test_the_forms_of_a_quote_say_the_same(quoted):
    _, text = quoted("--price", "new=0.10")
    assert text.splitlines()[0] == "2025-01"
    assert text.splitlines()[-1].split() == ["together", "2", "15", "1.50"]
    _, text = quoted("--price", "new=0.10", "--format", "csv")
    values = {"issue": "2025-01", "language": "es", "band": "new", "segments": "2", "words": "15", "price": "1.50"}
    assert next(csv.DictReader(io.StringIO(text))) == values
    (one,) = json.loads(quoted("--price", "new=0.10", "--format", "json")[1])["quotes"]
    assert one["bands"]["new"] == {"segments": 2, "words": 15, "price": 1.5}
    assert one["bands"]["100"]["price"] is None
    assert (one["segments"], one["words"], one["price"]) == (2, 15, 1.5)


def test_a_catalogue_that_cannot_be_read_is_reported_after_the_quotes_of_the_others(tmp_path, monkeypatch, capsys):
    project = project_of(tmp_path, {"2025-01": ["Contact us"], "2025-02": ["Contact us"]})
    list(sync(OpenProject(project), ()))
    project.catalogue_path("es", "2025-01").write_bytes(b'msgid "a')
    monkeypatch.chdir(project.root)
    assert run(["quote", "--language", "es", "--format", "csv"]) == 2
    captured = capsys.readouterr()
    assert {row["issue"] for row in csv.DictReader(io.StringIO(captured.out))} == {"2025-02"}
    assert "2025-01.po:1" in captured.err


@pytest.mark.parametrize(
    ("price", "said"),
    [
        ("neu=0.1", "there is no band 'neu'"),
        ("new", "is not a price"),
        ("new=nan", "is not a price"),
        ("new=-1", "is not"),
    ],
)
def test_a_price_that_is_none_is_refused_with_what_would_be_right(quoted, price, said):
    code, text = quoted("--price", price)
    assert code == 2
    assert said in text


def test_the_memory_is_not_written_for_a_quote_of_a_project_that_was_never_synced(tmp_path):
    project = project_of(tmp_path, {"2025-01": ["Contact us"]})
    quotes_of(project)
    assert not Path(project.catalogue_path("es", "2025-01")).exists()
    assert Memory(memory_path(project)).exact("Contact us", "es") == ()
