"""Evidence: the values that a finding rests on, as pairs of name and value, the same in every language."""

from __future__ import annotations

Evidence = tuple[tuple[str, str | int], ...]

# How a value is joined to those before it. Any other is written `name value`, after a comma.
_JOINTS = {
    "words": ": ",  # what is written there
    "reason": ": ",
    "check": ": ",
    "document": " in ",  # its language
    "became": " → ",
    "expected": " → ",
    "other": " / ",  # what the same text is elsewhere
}
_UNNAMED_FIRST = {"edge", "family", "fingerprint", "language", "origin", *_JOINTS}
_WORDING = "reason"  # a remark of a catalogue, in whatever language it was written


def evidence_text(evidence: Evidence) -> str:
    """The evidence on one line, as the JSON report shows it: ``source 1955, target 1995`` or ``Lima → Lime``."""
    shown = ""
    for name, value in evidence:
        if not shown:
            shown = str(value) if name in _UNNAMED_FIRST else f"{name} {value}"
        elif name in _JOINTS:
            shown += f"{_JOINTS[name]}{value}"
        else:
            shown += f", {name} {value}"
    return shown


def identity(evidence: Evidence) -> str:
    """What of the evidence identifies a finding: all but remarks, which are wording."""
    return evidence_text(tuple(pair for pair in evidence if pair[0] != _WORDING))
