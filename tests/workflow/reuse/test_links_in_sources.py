"""A link of the file system among the sources that now leads elsewhere is a change, though each file is as it was."""

import pytest

from mars_i18n.cli import run


@pytest.mark.parametrize("replaced", ["pump.png", "pictures"])
def test_a_build_follows_a_link_that_leads_to_another_image(tmp_path, monkeypatch, replaced):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    sources = tmp_path / "project/sources"
    for folder in ("old", "new"):
        (sources / "shared" / folder).mkdir(parents=True)
        (sources / "shared" / folder / "pump.png").write_text(folder)
    (sources.parent / "mars-i18n.toml").write_text('[languages]\nen = "en_US"\n')
    link = sources / "may" / replaced
    link.parent.mkdir()
    address = replaced if replaced.endswith(".png") else f"{replaced}/pump.png"
    (link.parent / "letter.md").write_text(f"The pump is new.\n\n![A pump]({address})\n")
    shown = []
    for folder in ("old", "new", "old"):
        link.unlink(missing_ok=True)
        link.symlink_to(sources / "shared" / folder / ("pump.png" if replaced.endswith(".png") else ""))
        for _ in range(2):
            assert run(["-q", "-C", str(sources.parent), "build", "--output", "web", "--draft"]) == 0
            shown.append((sources.parent / "build/en/may" / address).read_text())
    assert shown == ["old", "old", "new", "new", "old", "old"]
