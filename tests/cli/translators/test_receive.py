"""Catalogues come back by mail: from today's sources, from older ones, from editors that drop things."""

import subprocess
import zipfile

import pytest


@pytest.fixture
def sent(mars, tmp_path):
    """A synced project in git, and the Spanish file as it was sent."""
    mars("sync")
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "sent"],
    ):
        subprocess.run(["git", "-C", str(mars.root), *command], check=True, capture_output=True)
    file = tmp_path / "es back.po"
    file.write_bytes(mars.catalogue("es").read_bytes())
    return mars, file


def handed_out(mars, language="es"):
    """The bytes of the catalogue as `pack` hands it out: they say which version it is."""
    assert mars("pack", "--for", "poedit", "--language", language, "--out", str(mars.root / "packs")).code == 0
    with zipfile.ZipFile(mars.root / "packs" / f"letter.{language}.poedit.zip") as archive:
        return archive.read(f"letter.{language}.poedit/letter.po")


def git(mars, *arguments):
    who = ["-c", "user.name=a", "-c", "user.email=a@b"]
    return subprocess.run(["git", "-C", str(mars.root), *who, *arguments], capture_output=True, text=True, check=False)


def translated(file, msgid, text):
    content = file.read_text(encoding="utf-8")
    assert f'msgid "{msgid}"\nmsgstr ""' in content
    file.write_text(
        content.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{text}"'), encoding="utf-8"
    )


def test_translations_are_taken_and_the_file_finds_its_place_by_itself(sent):
    mars, file = sent
    translated(file, "A library", "Una biblioteca")
    result = mars("receive", str(file))
    assert result.code == 0
    assert "locales/es/LC_MESSAGES/letter.po: 1 translation taken" in result.out
    assert 'msgstr "Una biblioteca"' in mars.catalogue("es").read_text(encoding="utf-8")
    assert "nothing new" in mars("receive", str(file)).out


def test_a_file_made_from_older_sources_becomes_fuzzy_for_the_texts_of_today(sent):
    mars, file = sent
    translated(file, "Water for the school", "Agua para la escuela")
    source = mars.root / "sources" / "letter.md"
    source.write_text(source.read_text().replace("Water for the school", "Water for the two schools"))
    mars("sync")
    result = mars("receive", str(file))
    assert "whose text is no longer in the sources" in result.out
    text = mars.catalogue("es").read_text(encoding="utf-8")
    assert (
        '#, fuzzy\n#| msgid "Water for the school"\nmsgid "Water for the two schools"\nmsgstr "Agua para la escuela"'
        in text
    )


def test_what_both_sides_changed_is_shown_with_both_texts_and_kept(sent):
    mars, file = sent
    translated(file, "A library", "Biblioteca")
    translated(mars.catalogue("es"), "A library", "Una biblioteca")
    result = mars("receive", str(file))
    assert result.code == 1
    assert "ours:   Una biblioteca" in result.out
    assert "theirs: Biblioteca" in result.out
    text = mars.catalogue("es").read_text(encoding="utf-8")
    assert "# mars: another translation was received: Biblioteca" in text
    assert mars("sync", "--check").code == 0


def test_what_the_tools_of_gettext_rewrote_is_taken_in_without_loss(sent, tmp_path):
    mars, file = sent
    translated(file, "A garden", "Un jardín")
    wrapped = tmp_path / "wrapped.po"
    subprocess.run(["msgcat", "--width=40", "--sort-output", str(file), "-o", str(wrapped)], check=True)
    before = mars.catalogue("es").read_text(encoding="utf-8")
    mars("receive", str(wrapped))
    after = mars.catalogue("es").read_text(encoding="utf-8")
    assert after == before.replace('msgid "A garden"\nmsgstr ""', 'msgid "A garden"\nmsgstr "Un jardín"')


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('msgid ""\nmsgstr "Language: fr\\n"\n', "its Language header is 'fr'"),
        ('msgid "A library"\nmsgstr "Una"\n', "no Language header"),
        ('msgid ""\nmsgstr "Language: es\\n"\n\nmsgid "Stranger"\nmsgstr "x"\n', "no issue has these messages"),
        ('msgid "a"\nmsgstr "b\n<<<<<<<\n', "es back.po:"),
    ],
)
def test_a_file_that_belongs_nowhere_is_refused_with_the_next_step(sent, content, words):
    mars, file = sent
    file.write_text(content, encoding="utf-8")
    before = mars.files()
    result = mars("receive", str(file))
    assert result.code == 2
    assert words in result.err
    assert mars.files() == before


def test_without_git_both_texts_are_kept_all_the_same(mars, tmp_path):
    mars("sync")
    file = tmp_path / "back.po"
    file.write_bytes(mars.catalogue("pt").read_bytes())
    translated(file, "A library", "Biblioteca")
    translated(mars.catalogue("pt"), "A library", "Uma biblioteca")
    assert mars("receive", str(file)).code == 1
    text = mars.catalogue("pt").read_text(encoding="utf-8")
    assert "Uma biblioteca" in text
    assert "received: Biblioteca" in text


def test_of_several_files_one_that_is_broken_stops_no_other(sent, tmp_path):
    mars, file = sent
    translated(file, "A library", "Una biblioteca")
    broken = tmp_path / "broken.po"
    broken.write_text('msgid "a"\nmsgstr "b\n')
    result = mars("receive", str(broken), str(tmp_path / "none.po"), str(file))
    assert result.code == 2
    assert "1 translation taken" in result.out
    assert f"error: {broken}:2: " in result.err
    assert "none.po: no such file" in result.err


def test_a_fuzzy_text_that_came_back_finished_is_taken(mars, tmp_path):
    mars("sync")
    translated(mars.catalogue("es"), "Water for the school", "Agua")
    source = mars.root / "sources" / "letter.md"
    source.write_text(source.read_text().replace("Water for the school", "Water for the two schools"))
    mars("sync")
    file = tmp_path / "back.po"
    text = mars.catalogue("es").read_text(encoding="utf-8")
    fuzzy = '#, fuzzy\n#| msgid "Water for the school"\nmsgid "Water for the two schools"\nmsgstr "Agua"'
    assert fuzzy in text
    file.write_text(
        text.replace(fuzzy, 'msgid "Water for the two schools"\nmsgstr "Agua para las dos escuelas"'), encoding="utf-8"
    )
    assert "letter.po: 1 translation taken\n" in mars("receive", str(file)).out
    assert "# mars:" not in mars.catalogue("es").read_text(encoding="utf-8")


def test_a_broken_catalogue_of_another_issue_stops_no_file_and_one_of_its_own_is_told(sent):
    mars, file = sent
    mars.write("sources/other.md", "# Another issue altogether\n")
    mars("sync")
    mars.catalogue("es", "other").write_text("broken\n")
    assert mars("receive", str(file)).code == 0
    mars.catalogue("es").write_text("broken\n")
    assert "letter.po:1: this is not PO syntax" in mars("receive", str(file)).err
    assert mars.catalogue("es").read_text() == "broken\n"


def test_a_file_that_was_handed_out_says_what_its_translator_changed(mars, tmp_path):
    mars("sync")
    mars.translate("es")
    file = tmp_path / "back.po"
    file.write_bytes(handed_out(mars).replace(b'"A yrarbil"', "Biblioteca".join('""').encode()))
    ours = mars.catalogue("es")
    ours.write_text(ours.read_text(encoding="utf-8").replace('"A nedrag"', '"Un jardín"'), encoding="utf-8")
    told = mars("receive", str(file))
    assert (told.code, "1 translation taken\n" in told.out) == (0, True)
    text = ours.read_text(encoding="utf-8")
    assert 'msgstr "Biblioteca"' in text
    assert 'msgstr "Un jardín"' in text
    assert "# mars:" not in text
    assert "X-Mars-Sent" not in text
    assert mars("sync", "--check").code == 0


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("order", ["ab", "ba", "abab", "acb", "cba"])
def test_translators_of_one_file_differ_in_a_sentence_and_all_their_texts_are_kept(mars, tmp_path, known, order):
    mars("sync")
    data = handed_out(mars) if known else mars.catalogue("es").read_bytes()
    texts = {"a": "Un jardín", "b": "El jardín", "c": "Jardín"}
    for name, text in texts.items():
        file = tmp_path / f"{name}.po"
        file.write_bytes(data)
        translated(file, "A library", "Una biblioteca")
        translated(file, "A garden", text)
    for name in order:
        assert mars("receive", str(tmp_path / f"{name}.po")).code in {0, 1}
    after = mars.catalogue("es").read_text(encoding="utf-8")
    for name in set(order):
        assert f'"{texts[name]}"' in after or f"received: {texts[name]}\n" in after
    assert 'msgid "A library"\nmsgstr "Una biblioteca"' in after


def test_a_file_is_taken_again_after_its_reception_was_undone(sent):
    mars, file = sent
    translated(file, "A garden", "Un jardín")
    assert mars("receive", str(file)).code == 0
    after = mars.catalogue("es").read_bytes()
    git(mars, "checkout", "--", ".")
    assert "Un jardín" not in mars.catalogue("es").read_text(encoding="utf-8")
    assert "1 translation taken\n" in mars("receive", str(file)).out
    assert mars.catalogue("es").read_bytes() == after
    git(mars, "commit", "-qam", "received")
    git(mars, "revert", "--no-edit", "HEAD")
    other = file.with_name("other.po")
    other.write_bytes(mars.catalogue("es").read_bytes())
    translated(other, "A garden", "El jardín")
    assert mars("receive", str(other)).code == 0
    git(mars, "commit", "-qam", "received another")
    assert mars("receive", str(file)).code == 1
    text = mars.catalogue("es").read_text(encoding="utf-8")
    assert 'msgstr "El jardín"' in text
    assert "received: Un jardín\n" in text


def test_two_branches_that_both_synced_merge_where_their_entries_do_not_meet(sent):
    mars, _ = sent
    branch = git(mars, "rev-parse", "--abbrev-ref", "HEAD").stdout.strip()
    source = mars.root / "sources" / "letter.md"
    text = source.read_text()
    git(mars, "checkout", "-qb", "top")
    source.write_text(text.replace("Water for the school", "Water for the two schools"))
    mars("sync")
    translated(mars.catalogue("es"), "Water for the two schools", "Agua")
    mars("sync")
    git(mars, "commit", "-qam", "top")
    git(mars, "checkout", "-q", branch)
    source.write_text(text.replace("A garden", "A garden of herbs"))
    mars("sync")
    translated(mars.catalogue("es"), "A garden of herbs", "Un jardín")
    mars("sync")
    git(mars, "commit", "-qam", "bottom")
    merged = git(mars, "merge", "--no-edit", "top")
    assert merged.returncode == 0, merged.stdout
    after = mars.catalogue("es").read_text(encoding="utf-8")
    assert 'msgstr "Agua"' in after
    assert 'msgstr "Un jardín"' in after
    assert mars("sync", "--check").code == 0


def test_the_same_file_again_settles_no_conflict_and_takes_nothing_of_ours_back(mars, tmp_path):
    mars("sync")
    ours, file = mars.catalogue("es"), tmp_path / "back.po"
    translated(ours, "A garden", "Jardín")
    file.write_bytes(handed_out(mars))
    translated(file, "A library", "Biblioteca")
    translated(file, "Water for the school", "Agua")
    translated(ours, "A library", "Una biblioteca")
    ours.write_text(ours.read_text(encoding="utf-8").replace("Jardín", "Un jardín"), encoding="utf-8")
    first = mars("receive", str(file))
    assert "1 translation taken, 1 conflict\n" in first.out
    after = ours.read_bytes()
    again = mars("receive", str(file))
    assert (again.code, ours.read_bytes()) == (1, after)
    assert "letter.po: 1 conflict\n" in again.out
    assert "unresolved-conflict" in mars("check").out
