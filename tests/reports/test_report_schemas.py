"""Reports held to the forms that their readers publish, written down here as JSON Schemas in our own words.

Sources: reviewdog's proto/rdf (DiagnosticResult), and “Code Quality report format” of the GitLab documentation.
"""

import json

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.model import Excerpt, Finding, Location
from mars_i18n.reports import gitlab, rdjson

POSITION = {
    "type": "object",
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
    "required": ["line"],
    "additionalProperties": False,
}
RANGE = {
    "type": "object",
    "properties": {"start": POSITION, "end": POSITION},
    "required": ["start"],
    "additionalProperties": False,
}
SOURCE = {"type": "object", "properties": {"name": {"type": "string"}, "url": {"type": "string"}}}
RDJSON = {
    "type": "object",
    "properties": {
        "source": SOURCE,
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "message": {"type": "string"},
                    "location": {
                        "type": "object",
                        "properties": {"path": {"type": "string"}, "range": RANGE},
                        "required": ["path"],
                        "additionalProperties": False,
                    },
                    "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
                    "code": {
                        "type": "object",
                        "properties": {"value": {"type": "string"}, "url": {"type": "string"}},
                        "additionalProperties": False,
                    },
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "properties": {"range": RANGE, "text": {"type": "string"}},
                            "required": ["range", "text"],
                            "additionalProperties": False,
                        },
                    },
                },
                "required": ["message", "location"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["diagnostics"],
    "additionalProperties": False,
}
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)(?!/)"},
                    "lines": {"type": "object", "required": ["begin"]},
                    "positions": {"type": "object", "required": ["begin"]},
                },
                "required": ["path"],
            },
        },
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
    },
}
FINDINGS = st.lists(
    st.builds(
        Finding,
        st.sampled_from(["untranslated", "edge-nbsp", "made-up"]),
        st.sampled_from(["error", "warning", "info"]),
        st.text(),
        st.builds(Location, st.sampled_from(["a.po", "sources/é b.md"]), st.integers(1, 9), st.integers(1, 99)),
        fingerprint=st.text("0123456789abcdef", max_size=16),
        excerpt=st.one_of(st.none(), st.builds(Excerpt, st.text(max_size=20), st.integers(0, 20), st.integers(0, 9))),
        fix=st.one_of(st.none(), st.text(max_size=5)),
    ),
    max_size=4,
)


@given(FINDINGS)
def test_rdjson_is_what_reviewdog_publishes(findings):
    report = json.loads(rdjson.render(findings))
    jsonschema.validate(report, RDJSON)
    assert len(report["diagnostics"]) == len(findings)


@given(FINDINGS)
def test_a_code_quality_report_is_what_gitlab_publishes(findings):
    report = json.loads(gitlab.render(findings))
    jsonschema.validate(report, GITLAB)
    assert len(report) == len(findings)
