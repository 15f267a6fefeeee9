"""Whatever editors, translators and their tools do to a catalogue in its life, no word that a person typed is lost."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from mars_i18n.catalogues import po
from mars_i18n.model import Catalogue, Location, SegmentPlace
from mars_i18n.text.merging.merge import merge
from mars_i18n.text.merging.sent_state import SentState, describe_sent
from mars_i18n.text.merging.three_way import receive
from mars_i18n.text.segments.segments import Message

SENTENCES = st.sampled_from(
    [
        "The water of the valley is clean again.",
        "The water of the valley is not clean on May 27.",
        "A <b1>new pump</b1> serves the school.",
        "A new pump serves the school",
        "“Is it so?”",
        "Peru",
        "Our partners met twice.",
    ]
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join)
DOCUMENTS = st.lists(st.tuples(PARAGRAPHS, st.sampled_from(["", "", "button"])), max_size=5, unique=True)
HEADER = po.new_header("es_CO", "Valley")


class Life:
    """A catalogue, the versions of it that were sent, and the words that people typed and nobody has replaced."""

    def __init__(self, data):
        self.data = data
        self.ours = Catalogue("es_CO", (), HEADER, (), "p.po")
        self.messages, self.sent, self.words, self.count = [], [], set(), 0

    def draw(self, strategy):
        return self.data.draw(strategy)

    def sync(self):
        self.ours = merge(self.messages, self.ours, "es")
        assert merge(self.messages, self.ours, "es") == self.ours
        assert po.parse(po.serialise(self.ours), "p.po") == self.ours

    def edit(self):
        language = self.draw(st.sampled_from(["en", "en", "en", "es"]))
        self.messages = [
            Message(text, context, language, "detected", (SegmentPlace("heading"),), ("a.md",), (), Location("a.md"))
            for text, context in self.draw(DOCUMENTS)
        ]
        self.sync()

    def typed(self, msgid):
        """A new translation, of as many sentences as its source or of one; each of its words is new."""
        sentences = msgid.count(". ") + 1 if self.draw(st.booleans()) else 1
        self.count += 1
        return " ".join(f"Palabra{self.count}x{number}x dicha." for number in range(sentences))

    def retyped(self, entry):
        """An entry as a person changes it, and the words that are gone by that person's will."""
        text = self.typed(entry.msgid)
        return replace(entry, msgstr=text, fuzzy=self.draw(st.booleans())), words_of(entry.msgstr)

    def translate(self):
        entries = []
        for entry in self.ours.entries:
            done = entry
            if not entry.obsolete and self.draw(st.booleans()):
                done, gone = self.retyped(entry)
                self.words -= gone
                self.words |= words_of(done.msgstr)
            entries.append(done)
        self.ours = replace(self.ours, entries=tuple(entries))
        self.sync()

    def send(self):
        self.sent.append(self.ours)

    def come_back(self):
        """A sent file comes back: with texts typed, emptied, doubled, made plural or obsolete, its comments dropped."""
        if not self.sent:
            return
        base = self.draw(st.sampled_from(self.sent))
        entries, gone, came = [], set(), set()
        for entry in base.entries:
            what = self.draw(st.sampled_from("same same typed typed emptied dropped doubled plural obsolete".split()))
            if what in {"dropped", "emptied"}:
                entries += [replace(entry, msgstr="")] * (what == "emptied")
                continue
            done = entry
            if what != "same":
                done, old = self.retyped(entry)
                gone |= old if what != "doubled" else set()
                came |= words_of(done.msgstr)
            entries += [entry, done] if what == "doubled" else []
            if what == "plural":
                done = replace(done, msgstr="", plural="x", plurals=(done.msgstr, ""))
            if what == "obsolete":
                done = replace(done, obsolete=True, previous="", extracted=(), references=())
            entries += [done] if what != "doubled" else []
        if self.draw(st.booleans()):
            entries = [replace(entry, translator=(), extracted=()) for entry in entries]
        known = self.draw(st.booleans())
        sent = SentState(frozenset(describe_sent(base.entries).split()) if known else frozenset())
        result = receive(self.ours, replace(base, entries=tuple(entries)), sent)
        held = [one for one in result.catalogue.entries if one.msgstr or one.translator or one.plurals]
        self.ours = replace(result.catalogue, entries=tuple(held))
        self.words = (self.words - gone if known else self.words) | came
        self.sync()


def words_of(text):
    return {word for word in text.replace("\\n", " ").split() if word.startswith("Palabra")}


@settings(max_examples=40)
@given(st.data())
def test_no_word_that_a_person_typed_is_lost(data):
    life = Life(data)
    life.edit()
    for step in data.draw(st.lists(st.sampled_from(["edit", "translate", "send", "come_back"]), max_size=8)):
        getattr(life, step)()
        kept = set()
        for entry in life.ours.entries:
            kept |= words_of(" ".join((entry.msgstr, *entry.translator)))
        assert life.words <= kept
