"""A check of another distribution that several tests install, and a project that it is installed beside."""

CHECK = '''"""Says of every translation that it shouts.

What it does: nothing of use.
"""
from mars_i18n.plugins.kinds import Fault
severity = "warning"
remedy = "Whisper."
'''
GOOD = CHECK + "def check(unit):\n    yield Fault('this shouts', evidence=(('words', '!'),))\n"
RAISES = CHECK + "def check(unit):\n    raise ValueError('boom')\n"
LETTER = (
    "---\nlanguage: en\n---\n\n## Water\n\nThe pump brings clean water to the school of the village every morning.\n"
)
IS_OF = "of mars-extra 1.0"


def check_point(name="loud", value="loud", kind="translation"):
    return [(f"checks.{kind}", name, value)]
