"""An issue that was renamed keeps what translators wrote, also what is no finished translation."""

import re
import shutil


def without_places(text):
    return re.sub(r"(?m)^#\. .* · source", "#. source", text)


def test_a_renamed_issue_finds_fuzzy_texts_comments_and_obsolete_entries_of_its_old_catalogues(mars):
    mars("sync")
    mars.translate("es")
    path = mars.catalogue("es")
    text = path.read_text(encoding="utf-8").replace("#. List item 1", "# ask Ana\n#. List item 1", 1)
    path.write_text(text + '\n#~ msgid "Gone"\n#~ msgstr "Ido"\n', encoding="utf-8")
    source = mars.root / "sources" / "letter.md"
    source.write_text(source.read_text().replace("Water for the school", "Water for the two schools"))
    mars("sync")
    before = path.read_text(encoding="utf-8")
    assert "#, fuzzy" in before
    source.rename(source.with_name("brief.md"))
    assert mars("sync").err.count("The catalogues of letter no longer have a source") == 1
    assert "letter" not in mars("sync").err
    after = mars.catalogue("es", "brief").read_text(encoding="utf-8")
    renamed = before.replace("letter, es_CO", "brief, es_CO").replace("letter.md", "brief.md")
    assert without_places(after) == without_places(renamed)  # an entry that says the same keeps its old place
    assert path.read_text(encoding="utf-8") == before
    assert mars("sync", "--check").code == 0


def test_an_issue_of_other_texts_takes_nothing_from_catalogues_of_deleted_ones(mars):
    mars("sync")
    mars.translate("es")
    (mars.root / "sources" / "letter.md").unlink()
    mars.write("sources/brief.md", "# A library\n\nSomething else.\n\nAnd more.\n\nA garden\n\nAn end.\n")
    mars("sync")
    assert "#~" not in mars.catalogue("es", "brief").read_text(encoding="utf-8")


def test_the_pages_of_a_deleted_issue_are_named_until_they_are_gone(mars):
    mars("sync")
    mars("build", "--draft", "--output", "web", "--language", "en")
    (mars.root / "sources" / "letter.md").rename(mars.root / "sources" / "brief.md")
    mars("sync")
    what = "warning: en/letter: sources/ has no such issue. Delete what is not to be published"
    assert what in mars("build", "--draft", "--output", "web", "--language", "en").err
    shutil.rmtree(mars.root / "build" / "en" / "letter")
    assert "no such issue" not in mars("build", "--draft", "--output", "web", "--language", "en").err
