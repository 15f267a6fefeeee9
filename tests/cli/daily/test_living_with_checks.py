"""Findings can be mended, silenced with a reason, accepted for now, and read where people work."""

import json

import pytest

FAULTY = """\
---
language: en
---

# A letter from the valley

The Multi- Stakeholder table met twice in May, and its members agreed on a plan. ‘

The pump of the village school is repaired.\u00a0
"""


@pytest.fixture
def faulty(mars):
    (mars.root / "sources" / "letter.md").write_text(FAULTY, encoding="utf-8")
    return mars


def found(result):
    return [(one["check"], one["line"]) for one in json.loads(result.out)["findings"]]


def test_sources_are_checked_before_anyone_translates(faulty):
    result = faulty("check", "--sources-only", "--format", "json")
    assert result.code == 0
    assert found(result) == [("broken-hyphen", 7), ("stray-quote", 7), ("edge-nbsp", 9)]
    assert faulty("check", "--sources-only", "--fail-on", "warning").code == 1


def test_diff_shows_what_fix_would_change_and_changes_nothing(faulty):
    path = faulty.root / "sources" / "letter.md"
    shown = faulty("check", "--sources-only", "--diff")
    assert "+The Multi-Stakeholder table met twice in May, and its members agreed on a plan.\n" in shown.out
    assert path.read_text(encoding="utf-8") == FAULTY


def test_fix_fixes_what_is_certain_and_a_second_time_finds_nothing(faulty):
    path = faulty.root / "sources" / "letter.md"
    result = faulty("check", "--sources-only", "--fix")
    assert "fixed 3 in sources/letter.md" in result.err
    assert path.read_text(encoding="utf-8") == FAULTY.replace("- S", "-S").replace(" ‘", "").replace("\u00a0", "")
    assert "Nothing can be fixed automatically" in faulty("check", "--sources-only", "--fix").err


def test_fix_leaves_line_ends_and_a_bom_as_they_are(faulty):
    path = faulty.root / "sources" / "letter.md"
    path.write_bytes(b"\xef\xbb\xbf" + FAULTY.replace("\n", "\r\n").encode())
    faulty("check", "--sources-only", "--fix")
    mended = FAULTY.replace("- S", "-S").replace(" ‘", "").replace("\u00a0", "").replace("\n", "\r\n").encode()
    assert path.read_bytes() == b"\xef\xbb\xbf" + mended


def test_a_baseline_lets_an_old_project_start_clean_and_new_faults_are_found(faulty):
    faulty("sync")
    assert "3 findings accepted" in faulty("check", "--write-baseline").err
    assert {check for check, _ in found(faulty("check", "--format", "json"))} == {"missing-translation"}
    path = faulty.root / "sources" / "letter.md"
    path.write_text("\n\n" + FAULTY.lstrip("-\n") + "\n\nA 'Semi- Official' word.\n", encoding="utf-8")
    faulty("sync")
    fresh = [check for check, _ in found(faulty("check", "--format", "json"))]
    assert "broken-hyphen" in fresh


def test_a_row_of_the_baseline_that_matches_nothing_is_reported_and_pruned(faulty):
    faulty("sync")
    faulty("check", "--write-baseline")
    faulty("check", "--fix")
    faulty("sync")
    assert ("stale-suppression", 6) in found(faulty("check", "--format", "json"))
    assert "3 removed, 0 kept" in faulty("check", "--prune-baseline").err
    assert not (faulty.root / "mars-i18n-baseline.json").exists()


def test_a_baseline_is_of_the_whole_project(faulty):
    result = faulty("check", "--write-baseline", "--language", "es")
    assert result.code == 2
    assert "--language" in result.err


def test_a_damaged_baseline_is_reported_with_its_line(faulty):
    (faulty.root / "mars-i18n-baseline.json").write_text('{\n"accepted": [\n<<<<<<< HEAD\n')
    result = faulty("check")
    assert result.code == 2
    assert "mars-i18n-baseline.json:3" in result.err
    assert "--write-baseline" in result.err


def test_missing_translations_are_never_accepted(faulty):
    faulty("sync")
    faulty("check", "--write-baseline")
    assert faulty("check").code == 1
    assert faulty("build").code == 1


def test_a_directive_in_the_source_silences_one_check_for_one_block(faulty):
    path = faulty.root / "sources" / "letter.md"
    path.write_text(
        FAULTY.replace("The Multi", "<!-- mars: ignore broken-hyphen, a name -->\nThe Multi"), encoding="utf-8"
    )
    assert found(faulty("check", "--sources-only", "--format", "json")) == [("stray-quote", 8), ("edge-nbsp", 10)]


def test_a_broken_glossary_is_reported_at_once_with_every_line(faulty):
    (faulty.root / "glossary.tsv").write_text("term\tes\tkeep\nMARS\t\tmaybe\nX\n", encoding="utf-8")
    result = faulty("check")
    assert result.code == 2
    assert "glossary.tsv:2" in result.err
    assert "glossary.tsv:3" in result.err


def test_settings_of_one_language_hold_for_it_alone(faulty):
    configuration = faulty.root / "mars-i18n.toml"
    configuration.write_text(configuration.read_text() + '\n[checks.pt]\nignore = ["missing-translation"]\n')
    faulty("sync")
    report = json.loads(faulty("check", "--format", "json").out)
    assert {one["language"] for one in report["findings"] if one["check"] == "missing-translation"} == {"es"}


def test_a_report_can_be_written_to_a_file_and_counted(faulty):
    result = faulty("check", "--sources-only", "--format", "junit", "--output-file", str(faulty.root / "out" / "r.xml"))
    assert result.out == ""
    assert "<testsuites" in (faulty.root / "out" / "r.xml").read_text(encoding="utf-8")
    assert "edge-nbsp" in faulty("check", "--sources-only", "--statistics").out


def test_statistics_show_what_is_silenced_and_accepted_and_propose_a_severity(faulty):
    silenced = '<!-- mars: ignore stray-quote, a name -->\nThe " pump {0} works.\n\n'
    (faulty.root / "sources" / "letter.md").write_text("".join(map(silenced.format, range(6))), encoding="utf-8")
    table = faulty("check", "--sources-only", "--statistics").out
    assert "     0         6            warning   stray-quote" in table
    assert 'severity = { stray-quote = "info" }' in table
    (row,) = json.loads(faulty("check", "--sources-only", "--statistics", "--format", "json").out)["checks"]
    assert (row["silenced"], row["accepted"], row["proposed_severity"]) == (6, 0, "info")


def test_statistics_count_what_the_baseline_accepts(faulty):
    faulty("sync")
    faulty("check", "--write-baseline")
    rows = json.loads(faulty("check", "--statistics", "--format", "json").out)["checks"]
    accepted = {row["check"]: (row["found"], row["accepted"]) for row in rows}
    assert accepted["stray-quote"] == (0, 1)


def test_statistics_do_not_count_a_suppression_that_is_not_needed(faulty):
    faulty("sync")
    path = faulty.catalogue("es")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("#: ", "# mars: ignore length-ratio, as we write it\n#: ", 1), encoding="utf-8")
    rows = json.loads(faulty("check", "--statistics", "--format", "json").out)["checks"]
    assert "stale-suppression" in {row["check"] for row in rows}
    assert "length-ratio" not in {row["check"] for row in rows}


def test_no_severity_is_proposed_while_more_findings_are_open_than_silenced(faulty):
    silenced = '<!-- mars: ignore stray-quote, a name -->\nThe " pump {0} works.\n\n'
    left = 'The " well {0} works.\n\n'
    text = "".join(map(silenced.format, range(6))) + "".join(map(left.format, range(6)))
    (faulty.root / "sources" / "letter.md").write_text(text, encoding="utf-8")
    (row,) = [
        row
        for row in json.loads(faulty("check", "--sources-only", "--statistics", "--format", "json").out)["checks"]
        if row["check"] == "stray-quote"
    ]
    assert (row["found"], row["silenced"], row["proposed_severity"]) == (6, 6, None)


def test_the_gate_says_in_one_sentence_a_language_why(faulty):
    faulty("sync")
    assert "es is not ready: 3 segments missing." in faulty("check", "--format", "github").err


def test_limits_are_the_project_s_own(faulty):
    configuration = faulty.root / "mars-i18n.toml"
    plain = configuration.read_text()
    said = "The pump of the village school is repaired.\n"
    (faulty.root / "sources" / "letter.md").write_text(f"{said}\nAnother word.\n\n{said}", encoding="utf-8")
    assert found(faulty("check", "--sources-only", "--format", "json")) == []
    configuration.write_text(plain + "\n[checks.limits]\nduplicate-block = 8\n")
    assert found(faulty("check", "--sources-only", "--format", "json")) == [("duplicate-block", 5)]


def test_limits_of_one_language_are_for_its_translations_alone(faulty):
    source = "The pump of the village school was repaired in May by the neighbours of the valley."
    (faulty.root / "sources" / "letter.md").write_text(source + "\n", encoding="utf-8")
    faulty("sync")
    for language in ("es", "pt"):
        path = faulty.catalogue(language)
        path.write_text(path.read_text().replace(f'"{source}"\nmsgstr ""', f'"{source}"\nmsgstr "La bomba."'))
    ratio = ("check", "--select", "length-ratio", "--format", "json")
    assert [one["language"] for one in json.loads(faulty(*ratio).out)["findings"]] == ["es", "pt"]
    configuration = faulty.root / "mars-i18n.toml"
    configuration.write_text(configuration.read_text() + "\n[checks.es.limits]\nlength-ratio = [0.05, 2.0]\n")
    assert [one["language"] for one in json.loads(faulty(*ratio).out)["findings"]] == ["pt"]


def test_every_fault_of_the_configuration_is_reported_at_once(faulty):
    configuration = faulty.root / "mars-i18n.toml"
    wrong = '\n[checks]\nselct = []\n[checks.limits]\nlength-ratio = [2]\nspacing = 3\n[checks.pt]\nignore = "x"\n'
    configuration.write_text(configuration.read_text() + wrong)
    result = faulty("check")
    assert result.code == 2
    for line, word in ((8, "selct"), (10, "length-ratio"), (11, "spacing"), (13, "ignore")):
        assert f"mars-i18n.toml:{line}: {word}" in result.err


def test_suppressions_survive_the_tools_of_gettext(faulty, tmp_path):
    import subprocess

    path = faulty.catalogue("es")
    faulty("sync")
    faulty.translate("es")
    text = path.read_text(encoding="utf-8")
    at = text.index("#. ", text.index("msgstr", text.index("Content-Type")))
    path.write_text(text[:at] + "# mars: ignore wrong-language, a test\n" + text[at:], encoding="utf-8")
    for tool in (["msgcat", "--no-wrap"], ["msgattrib"], ["msgmerge", "-q", str(path)]):
        out = tmp_path / "out.po"
        subprocess.run([*tool, str(path), "-o", str(out)], check=True, capture_output=True)
        assert "# mars: ignore wrong-language, a test" in out.read_text(encoding="utf-8")
    faulty("sync")
    assert "# mars: ignore wrong-language, a test" in path.read_text(encoding="utf-8")


def test_translations_stay_where_the_editor_says_that_a_typo_was_fixed(mars):
    mars("sync")
    mars.translate("es")
    source = mars.root / "sources" / "letter.md"
    source.write_text(source.read_text().replace("every morning", "each morning"))
    assert mars("sync", "--keep", "a slip of style").code == 0
    text = mars.catalogue("es").read_text(encoding="utf-8")
    assert "fuzzy" not in text
    assert "# mars: kept though the source changed: a slip of style (“every” → “each”)" in text
    assert mars("sync", "--check").code == 0


def test_an_image_that_is_not_there_is_found_before_anyone_translates(mars):
    mars.write("sources/letter.md", "# Our valley\n\n![A well](well%20new.png)\n\n![A hill](../../x.png)\n")
    mars.write("sources/well new.png", b"png")
    report = json.loads(mars("check", "--sources-only", "--format", "json").out)
    assert [(one["check"], one["line"], one["evidence"]) for one in report["findings"]] == [
        ("missing-image", 5, "../../x.png")
    ]


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("image: hill.png", [("missing-alt", "warning", 4)]),
        ("cover:\n  image: hill.png", [("missing-alt", "warning", 5)]),
        ("image: hill.png\nalt: A hill", []),
        ('image: hill.png\nalt: ""', []),  # decoration
        ('cover:\n  image: hill.png\n  alt: ""', []),
        ("image: hil.png\nalt: A hill", [("missing-image", "info", 4)]),
        ("image: /assets/hill.png", []),  # of a site generator
    ],
)
def test_the_picture_that_front_matter_names_is_checked_too(mars, front, found):
    mars.write(
        "sources/letter.md", f"---\nlanguage: en\ntitle: Our valley\n{front}\n---\n\nThe water is clean again.\n"
    )
    mars.write("sources/hill.png", b"png")
    report = json.loads(mars("check", "--sources-only", "--format", "json").out)
    rows = [one for one in report["findings"] if one["check"] != "unread-source"]
    assert [(one["check"], one["severity"], one["line"]) for one in rows] == found


def test_a_fault_within_an_inline_table_is_reported_with_its_line_and_an_unknown_check_with_its_place(mars):
    configuration = mars.root / "mars-i18n.toml"
    plain = configuration.read_text()
    configuration.write_text(plain + '\n[checks]\nseverity = { untranslated = "warn" }\n')
    assert "mars-i18n.toml:8: untranslated: must be error, warning or info" in mars("check").err
    configuration.write_text(plain + '\n[checks]\nignore = ["untranslatd"]\n')
    result = mars("status")
    assert result.code == 2
    assert "[checks] in the configuration: there is no check 'untranslatd'; did you mean untranslated" in result.err


def test_a_report_that_cannot_be_written_is_reported_without_a_traceback(faulty):
    (faulty.root / "file").write_text("in the way")
    result = faulty("check", "--sources-only", "--output-file", str(faulty.root / "file" / "r.txt"))
    assert result.code == 2
    assert "cannot be written" in result.err
