"""Settings of the whole suite: reproducible properties, and no silent skip in the gate."""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "gate", derandomize=True, deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("gate")


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


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory, monkeypatch):
    """No test reads or writes the user's cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
