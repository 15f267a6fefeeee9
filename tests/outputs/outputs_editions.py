"""Editions that the tests of outputs render: one small document that holds every construct."""

from mars_i18n.formats import markdown
from mars_i18n.model import Catalogue, Entry
from mars_i18n.outputs.look.words import load_words
from mars_i18n.plugins.editions import Archive, Edition, EditionRecord
from mars_i18n.text.segments.localise import localise
from mars_i18n.text.segments.source_messages import locate_segments, messages
from mars_i18n.workflow.issue.reading import identify_languages

SOURCE = """\
---
title: Water & light
summary: A letter from the valley.
date: 2025-05/2025-06
volume: 1
language: en
---

The **pump** brings *clean* [water](https://example.org/?a=1&b=2 "The story") to `3` villages.[^1]\\
See <https://example.org>, ~~never~~ [not this](javascript:alert(1)) and <script>alert("x")</script>.

## A heading

> To share is to have.
>
> A neighbour

1. First the well
   - with a pump
2. Then the school

| Place | People |
|:------|-------:|
| Lima  | 1,200  |

![A pump](pump.svg "The new pump")

Pump
: A machine that moves water.

### Lo que viene

El agua llegará a las escuelas de la región el próximo año.

```sh
echo <done>
```

---

[^1]: As of May.
"""
LOCALES = {"es": "es_CO", "en": "en_US", "pt": "pt_BR"}
SPANISH = {
    "Water & light": "Agua y luz",
    "A letter from the valley.": "Una carta desde el valle.",
    "A heading": "Un título",
    "A pump": "Una bomba",
    "Place": "Lugar",
}


def edition(language="es", source=SOURCE, translations=None, parse=markdown.parse, **options):
    document = locate_segments(identify_languages(parse(source.encode(), "sources/may/letter.md"), ("es", "en", "pt")))
    done = SPANISH if translations is None else translations
    own = {one.msgid: one.msgid for one in messages([document]) if one.language == language}
    catalogue = Catalogue(language, tuple(Entry(msgid, msgstr) for msgid, msgstr in {**own, **done}.items()))
    words = load_words(language)
    settings = {
        "issue": "may",
        "language": language,
        "locale": LOCALES.get(language, language),
        "documents": (localise(document, catalogue, language, LOCALES.get(language, "en_US"), words),),
        "project": "Valley",
        "alternates": (("es", "../../es/may/index.html"), ("en", "../../en/may/index.html")),
        "words": words,
        "template_folders": (),
        "draft": True,
        "default_language": "es",
    }
    return Edition(**{**settings, **options})


def archive(module, *editions, **options):
    """What the archive of an output is given, with what it has recorded of these editions."""
    records = tuple(
        EditionRecord(one.issue, one.language, one.locale, one.draft, module.record(one)) for one in editions
    )
    settings = {"project": "Valley", "languages": ("es", "en", "pt"), "words": load_words, "template_folders": ()}
    return Archive(**{"records": records, **settings, **options})
