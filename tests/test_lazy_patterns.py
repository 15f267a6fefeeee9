"""A pattern that is compiled when it is first used finds what one of `re` finds, and every one can be compiled."""

import importlib
import pkgutil
import re

import pytest

import mars_i18n
from mars_i18n import lazy_patterns
from mars_i18n.lazy_patterns import LazyPattern

TEXT = "Three trees, 3 árboles.\nTHREE árvores"


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("search", (TEXT,)),
        ("match", (TEXT, 6)),
        ("fullmatch", ("trees",)),
        ("finditer", (TEXT,)),
        ("findall", (TEXT,)),
        ("split", (TEXT, 1)),
        ("sub", (lambda match: match[0].upper(), TEXT)),
        ("subn", ("-", TEXT)),
    ],
)
def test_every_method_gives_what_that_of_re_gives(method, given):
    one, other = (kind.compile(r"[^\W\d]{5}", re.IGNORECASE) for kind in (lazy_patterns, re))
    for _ in range(2):
        assert list(map(_describe, _listed(getattr(one, method)(*given)))) == list(
            map(_describe, _listed(getattr(other, method)(*given)))
        )


def _listed(found):
    return found if not isinstance(found, str) and hasattr(found, "__iter__") else [found]


def _describe(found):
    return found.span() if isinstance(found, re.Match) else found


def test_its_text_is_known_before_it_is_compiled_and_its_attributes_after():
    pattern = lazy_patterns.compile(r"(?P<word>\w+)", re.ASCII)
    assert pattern.pattern == r"(?P<word>\w+)"
    assert "_compiled" not in vars(pattern)
    assert pattern.groupindex == {"word": 1}
    assert pattern.flags == re.ASCII
    assert pattern.search("año").re is vars(pattern)["_compiled"]


def test_what_is_no_pattern_is_refused_when_it_is_used():
    pattern = lazy_patterns.compile("(")
    with pytest.raises(re.error, match="missing"):
        pattern.search("")


def test_every_pattern_of_the_package_can_be_compiled():
    patterns = [
        (name, value) for module in _modules() for name, value in vars(module).items() if isinstance(value, LazyPattern)
    ]
    assert len(patterns) > 100
    for name, pattern in patterns:
        assert pattern.groups >= 0, name


def _modules():
    """The modules that make patterns later."""
    for found in pkgutil.walk_packages(mars_i18n.__path__, "mars_i18n."):
        spec = found.module_finder.find_spec(found.name, None)
        if "lazy_patterns as re" in (spec.loader.get_source(found.name) or ""):
            yield importlib.import_module(found.name)
