"""The proof copy shows an editor each text beside its translation, and what is the matter with it."""

import re

import pytest

from mars_i18n.messages import ENGLISH
from mars_i18n.workflow.review import _describe_comment


@pytest.fixture
def proof(mars):
    mars("sync")
    mars.translate("pt")

    def built(*options):
        result = mars("build", "--output", "proof", "--draft", *options)
        assert result.code in {0, 1}, result.err
        return {
            code: (mars.root / f"build/{code}/letter/proof.html").read_text(encoding="utf-8") for code in ("es", "pt")
        }

    return mars, built


def row(page, words):
    return next(one for one in re.findall(r"<tr.*?</tr>", page, re.DOTALL) if words in one)


def test_each_text_is_beside_its_translation_with_its_state(proof):
    _, built = proof
    pages = built()
    assert "yrarbil" in row(pages["pt"], "A library")
    assert "traduzido" in row(pages["pt"], "A library")
    assert "sin traducir" in row(pages["es"], "A library")
    assert "ya en este idioma" in row(pages["es"], "Lanzamiento del programa en Colombia")


def test_faults_of_source_and_translation_are_in_their_row(proof):
    mars, built = proof
    path = mars.catalogue("pt")
    path.write_text(path.read_text().replace("A nedrag", "A garden"), encoding="utf-8")
    mars.write("sources/letter.md", (mars.root / "sources/letter.md").read_text() + "\nThe Multi- Stakeholder table.\n")
    pages = built()
    assert 'class="error"' in row(pages["es"], "A library")
    assert 'class="warning"' in row(pages["pt"], "Multi- Stakeholder")


def test_what_changed_since_the_last_release_is_marked(proof):
    mars, _ = proof
    (mars.root / "mars-i18n.toml").write_text(
        '[languages]\nen = "en_US"\nes = "es_CO"\n[checks]\nselect = ["missing-translation"]\n'
    )
    mars.translate("es")
    mars.translate("en")
    assert mars("release", "--output", "text").code == 0
    path = mars.catalogue("es")
    path.write_text(path.read_text().replace("A yrarbil", "Una biblioteca"), encoding="utf-8")
    mars("build", "--output", "proof")
    page = (mars.root / "build/es/letter/proof.html").read_text(encoding="utf-8")
    assert "cambió desde la última publicación" in row(page, "A library")
    assert "cambió desde" not in row(page, "A garden")


def test_markup_in_texts_is_shown_and_never_run(proof):
    mars, built = proof
    mars.write("sources/letter.md", '---\nlanguage: en\n---\n\nA <script>alert(1)</script> &lt;b&gt; "quote" here.\n')
    mars("sync")
    page = built()["pt"]
    assert "<script" not in page


def test_the_proof_is_not_made_for_readers(mars):
    mars("sync")
    mars("build", "--draft")
    assert not (mars.root / "build/es/letter/proof.html").exists()


def test_the_proof_is_made_for_paper_too(proof):
    from pypdf import PdfReader

    mars, built = proof
    built()
    reader = PdfReader(mars.root / "build/pt/letter/proof.pdf")
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for reported in ("Cópia de revisão", "A library", "A yrarbil", "Assinatura", "ya en este idioma"):
        assert (reported in text) == (reported != "ya en este idioma")
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_where_a_translation_is_from_is_said_in_words_and_other_comments_as_they_are():
    assert _describe_comment("mars: from memory of 2025-05", ENGLISH) == "from the translation memory, 2025-05"
    assert _describe_comment("ask Ana", ENGLISH) == "ask Ana"
