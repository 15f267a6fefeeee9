"""Settings of the whole suite: reproducible properties, and no silent skip in the gate."""

import gc
import os
import shutil
import time

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "gate", derandomize=True, deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("quick", settings.get_profile("gate"), max_examples=10)  # make quick
settings.load_profile("gate")
TIMED = {"assert_linear", "assert_within"}


def pytest_collection_modifyitems(items):
    """Mark as slow what is measured on large input; hold every mark to a reason."""
    for item in items:
        if TIMED & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow("measures the time of large input"))
        for mark in item.iter_markers("slow"):
            if not mark.args:
                raise pytest.UsageError(f"{item.nodeid}: say why it is slow: @pytest.mark.slow('starts a browser')")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item):
    """With MARS_I18N_NO_SKIP set, as in .ci/run, a skipped test is a failed one."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("MARS_I18N_NO_SKIP"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid}: skipped, which the gate does not allow: {report.longrepr}"


def pytest_addoption(parser):
    parser.addoption("--regenerate", action="store_true", help="write golden files anew instead of comparing")


def pytest_collection_finish():
    """What the collected tests consist of stays to the end: no collection of garbage needs to walk it again."""
    gc.collect()
    gc.freeze()


def _seconds(work):
    gc.collect()
    gc.freeze()  # what a long session keeps need not be walked again for each measurement
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        gc.enable()


@pytest.fixture
def assert_linear():
    """Hold that work(large)() takes about as many times work(small)() as large is of small.

    Quadratic work takes that factor squared. The least of a few tries counts, since a busy machine only ever adds.
    """

    def check(work, small, large):
        least_small = least_large = float("inf")
        for _ in range(4):
            least_small = min(least_small, _seconds(work(small)))
            least_large = min(least_large, _seconds(work(large)))
            if least_large < 2.5 * large / small * least_small + 0.1:
                return
        pytest.fail(f"{least_small:.2f} s for {small}, {least_large:.2f} s for {large}")

    return check


@pytest.fixture
def assert_within():
    """Hold that work() takes less than so many seconds in one of a few tries: a bound no quadratic work keeps."""

    def check(limit, work):
        least = _seconds(work)
        for _ in range(2):
            if least < limit:
                return
            least = min(least, _seconds(work))
        assert least < limit

    return check


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """Chromium without a window, driven by Selenium. What needs it is skipped where Debian's packages are missing."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and driver):
        pytest.skip("Debian packages chromium and chromium-driver")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    profile = tmp_path_factory.mktemp("profile")
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--force-prefers-reduced-motion"):
        options.add_argument(argument)
    options.add_argument(f"--user-data-dir={profile}")
    started = webdriver.Chrome(options=options, service=Service(driver))
    yield started
    started.quit()


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory, monkeypatch):
    """No test reads or writes the user's cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
