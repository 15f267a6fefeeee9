"""A reader opens the archive, chooses a language, opens an issue, changes language there, and goes back, by clicks."""

from pathlib import Path

import pytest

from mars_i18n.cli import run

ROOT = Path(__file__).parents[3]
NAMES = {"es": "Español", "en": "English", "pt": "Português"}
BACK = {"es": "Todas las ediciones", "en": "All issues", "pt": "Todas as edições"}
pytestmark = pytest.mark.slow("starts a browser")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    assert run(["-C", str(ROOT), "-q", "build", "--output", "web", "--out", str(folder)]) == 0
    return folder


def click(browser, words):
    browser.find_element("link text", words).click()


def seen(browser):
    language = browser.find_element("tag name", "html").get_attribute("lang")
    return language.partition("-")[0], browser.find_element("tag name", "h1").text


@pytest.mark.parametrize("language", NAMES)
def test_an_issue_is_read_in_each_language(browser, archive, language):
    browser.get((archive / "index.html").as_uri())
    click(browser, NAMES[language])
    assert seen(browser)[0] == language
    browser.find_element("css selector", f"main a[hreflang={language}]").click()
    first = seen(browser)
    assert first[0] == language
    other = next(code for code in NAMES if code != language)
    click(browser, NAMES[other])
    second = seen(browser)
    assert second[0] == other
    assert second[1] != first[1]
    click(browser, BACK[other])
    assert seen(browser)[0] == other


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", NAMES)
def test_no_page_is_wider_than_its_window(browser, archive, language, width):
    browser.set_window_size(max(width, 500), 900)
    browser.get((archive / language / "2025-05" / "index.html").as_uri())
    browser.execute_script(f"document.documentElement.style.width = '{width}px'")
    wide = browser.execute_script(
        "return [...document.querySelectorAll('main *')].filter(one => !one.closest('.table, pre') &&"
        f" one.getBoundingClientRect().right > {width} + 1).map(one => one.tagName)"
    )
    assert wide == []


@pytest.mark.parametrize("media", ["screen", "print"])
def test_a_tall_picture_keeps_its_shape_and_fits_the_window_or_the_sheet(browser, archive, media):
    browser.get((archive / "en" / "2025-05" / "index.html").as_uri())
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media})
    width, height = browser.execute_script(
        "const figure = document.createElement('figure'), image = document.createElement('img');"
        "figure.className = 'picture'; image.width = 1600; image.height = 4800;"
        "image.src = 'data:image/svg+xml,' + encodeURIComponent("
        '\'<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="4800"/>\');'
        "figure.append(image); document.querySelector('main > article').append(figure);"
        "return image.decode().then(() => [image.clientWidth, image.clientHeight])"
    )
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert height <= browser.execute_script("return innerHeight")
    assert width / height == pytest.approx(1 / 3, abs=0.01)
