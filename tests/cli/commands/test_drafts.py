"""Machine drafts: off unless asked for, always fuzzy, said to be a machine's, and nothing typed is touched."""

import re
import shutil
import subprocess
import time
from types import ModuleType

import pytest

from mars_i18n import plugins
from mars_i18n.errors import MarsError
from mars_i18n.suggesters.engines import apertium

HERE = shutil.which("apertium") is not None


@pytest.fixture
def engine(monkeypatch):
    """An engine of a third party, in one file, that turns every word round."""
    module = ModuleType("mirror")
    module.asked = []
    module.pairs = lambda: frozenset({("en", "es"), ("es", "pt_BR"), ("es", "en")})

    def translate(texts, source, target):
        module.asked.append((source, target, len(texts)))
        return [re.sub(r"(?<![<\w/])\w+(?![\w/>])", lambda word: word[0][::-1], text) for text in texts]

    module.translate = translate
    describe, names = plugins.describe, plugins.names
    mirror = plugins.Plugin(
        "suggesters.engines", "mirror", "mirrors 1.0", module, ours=False, page="", documentation=""
    )
    monkeypatch.setattr(plugins, "describe", lambda kind, name: mirror if name == "mirror" else describe(kind, name))
    monkeypatch.setattr(plugins, "names", lambda kind: (*names(kind), "mirror") if "engines" in kind else names(kind))
    return module


@pytest.mark.usefixtures("engine")
def test_what_is_missing_is_filled_as_fuzzy_with_its_origin(mars):
    mars("sync")
    result = mars("suggest", "--draft", "mirror", "--language", "es")
    assert result.code == 0, result.err
    text = mars.catalogue("es").read_text(encoding="utf-8")
    entry = next(block for block in text.split("\n\n") if 'msgid "A library"' in block)
    assert re.search(r"^# mars: draft by mirror, digest [0-9a-f]{8}$", entry, re.MULTILINE)
    assert '#, fuzzy\nmsgid "A library"\nmsgstr "A yrarbil"' in entry
    assert mars("sync", "--check").code == 0
    assert '"translated": 2' in mars("status", "--format", "json").out


@pytest.mark.usefixtures("engine")
def test_portuguese_is_drafted_from_finished_spanish(mars):
    mars("sync")
    assert "need a finished translation" in mars("suggest", "--draft", "mirror", "--language", "pt").err
    path = mars.catalogue("es")
    path.write_text(path.read_text().replace('msgid "A library"\nmsgstr ""', 'msgid "A library"\nmsgstr "Una casa"'))
    mars("suggest", "--draft", "mirror", "--language", "pt")
    assert 'msgid "A library"\nmsgstr "anU asac"' in mars.catalogue("pt").read_text(encoding="utf-8")


def test_one_process_serves_a_batch(mars, engine):
    mars("sync")
    mars("suggest", "--draft", "mirror", "--language", "es")
    assert len(engine.asked) == 1


@pytest.mark.usefixtures("engine")
def test_nothing_that_a_person_typed_is_touched(mars):
    mars("sync")
    mars.translate("es")
    before = mars.catalogue("es").read_bytes()
    mars("suggest", "--draft", "mirror", "--language", "es")
    assert mars.catalogue("es").read_bytes() == before


def test_an_engine_that_fails_leaves_all_as_it_was(mars, engine):
    mars("sync")
    before = mars.files()
    engine.translate = lambda texts, *_: texts[1:]
    result = mars("suggest", "--draft", "mirror", "--language", "es")
    assert result.code == 2
    assert "'mirror' of mirrors 1.0 returned" in result.err
    assert mars.files() == before


def test_an_unknown_engine_is_reported_with_those_there_are(mars):
    assert "The engines are: apertium" in mars("suggest", "--draft", "deepthought").err


@pytest.mark.parametrize(
    ("translate", "reported"),
    [
        (lambda *_: None, "the draft engine 'mirror' of mirrors 1.0 failed on"),
        (lambda texts, *_: [None] * len(texts), "TypeError: it gave NoneType, not str"),
        (lambda texts, *_: texts[1:], "texts for"),
        (lambda *_: "rubbish", "'mirror' of mirrors 1.0 returned 7 texts for"),
        (lambda *_: {}["key"], "KeyError: 'key'"),
    ],
)
def test_an_engine_of_a_third_party_that_breaks_is_named(mars, engine, translate, reported):
    mars("sync")
    before = mars.files()
    engine.translate = translate
    result = mars("suggest", "--draft", "mirror", "--language", "es")
    assert result.code == 2
    assert reported in result.err
    assert mars.files() == before


def script(tmp_path, monkeypatch, body):
    path = tmp_path / "bin" / "apertium"
    path.parent.mkdir()
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{path.parent}:/usr/bin:/bin")
    apertium._modes.cache_clear()


LIST = 'if [ "$1" = -l ]; then echo eng-spa; exit; fi\n'
FAULTS = {
    "exit 3": "Apertium failed: exit code 3",
    "echo broken >&2; exit 1": "Apertium failed: broken",
    "sleep 30": "did not answer",
    "echo nothing": "gave 0 texts",
    "head -c 60000000 /dev/zero": "Apertium failed",
}


@pytest.mark.parametrize("body", FAULTS)
def test_a_machine_that_misbehaves_is_reported_and_nothing_is_lost(mars, tmp_path, monkeypatch, body):
    script(tmp_path, monkeypatch, LIST + body)
    monkeypatch.setattr(apertium, "_SECONDS", 1)
    monkeypatch.setattr(apertium, "_SECONDS_A_TEXT", 0)
    mars("sync")
    before = mars.files()
    result = mars("suggest", "--draft", "apertium", "--language", "es")
    assert result.code == 2
    assert FAULTS[body] in result.err
    assert mars.files() == before
    apertium._modes.cache_clear()


def test_a_machine_that_is_not_installed_is_named_with_what_installs_it(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    apertium._modes.cache_clear()
    with pytest.raises(MarsError, match="not installed") as caught:
        apertium.pairs()
    assert "apt-get install apertium" in caught.value.hint


@pytest.mark.skipif(not HERE, reason="Debian packages apertium, apertium-eng-spa, apertium-es-pt")
def test_the_real_apertium_keeps_terms_and_tags():
    apertium._modes.cache_clear()
    (text,) = apertium.translate(["The <t1>new pump</t1> of <k1/> works."], "en", "es")
    assert re.fullmatch(r"La <t1>bomba nueva</t1> de <k1/> \w+\.", text)
    assert {("en", "es"), ("es", "pt_BR")} <= apertium.pairs()


@pytest.mark.slow("waits until the machine is ended")
@pytest.mark.skipif(not shutil.which("pgrep"), reason="Debian package procps")
@pytest.mark.parametrize(
    ("body", "reported"), [("yes mars-i18n-test", "without end"), ("sleep 4711", "did not answer")]
)
def test_a_machine_without_end_is_ended_with_all_that_it_started(tmp_path, monkeypatch, body, reported):
    """Else what it started would fill the disk."""
    monkeypatch.setattr(apertium, "_SECONDS", 2)
    monkeypatch.setattr(apertium, "_SECONDS_A_TEXT", 0)
    monkeypatch.setattr(apertium, "_MOST_BYTES", 100_000)
    script(tmp_path, monkeypatch, f"{LIST}{body}\nexit 0\n")
    with pytest.raises(MarsError, match=reported):
        apertium.translate(["<k1/>"], "en", "es")
    assert any(not _is_running(body) for _ in range(50)), "it was killed five seconds ago"


def _is_running(command):
    """Whether a process of this command runs; if so, a tenth of a second later: one that was killed ends soon."""
    found = subprocess.run(["pgrep", "-f", f"^{command}"], capture_output=True, check=False).stdout
    time.sleep(0.1 if found else 0)
    return bool(found)
