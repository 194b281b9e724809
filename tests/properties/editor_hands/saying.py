"""Hands that say sentences, select, undo, redo, and save."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from loopmap.analysis.sentences.parse import parse
from loopmap.editing.sentence.far_end import Way, read_far_end, say_far_end
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.editing.sentence.say import say
from loopmap.formats.loopmap_yaml.read import read
from loopmap.formats.loopmap_yaml.write import write
from tests.properties.editor_hands.at_work import NAMES, PICKS, SENTENCES, AtWork


class Saying(AtWork):
    """Talks to the session, and goes back and forth in it."""

    @rule(text=SENTENCES)
    def say_it(self, text) -> None:
        def said(document, map_id):
            sentence = parse(text, document.maps[map_id])
            return say(document, map_id, sentence, self.session.new_id, PlaceNew()).change

        self.on_map(said)

    @rule(pick=PICKS, text=SENTENCES | NAMES, way=st.sampled_from(Way))
    def name_the_far_end(self, pick, text, way) -> None:
        def named(document, map_id):
            near, end = self.of("variables", pick), read_far_end(text, document.maps[map_id])
            new_id = self.session.new_id
            return say_far_end(document, map_id, near, end, way, new_id, PlaceNew()).change

        self.on_map(named)

    @rule(picks=st.lists(PICKS, max_size=4))
    def select(self, picks) -> None:
        self.session.select(frozenset(self.any(*picks)))

    @rule(times=st.integers(1, 4))
    def undo(self, times) -> None:
        for _ in range(min(times, len(self.session.history.done))):
            self.session.undo()
            assert self.document == self.steps[len(self.session.history.done)]

    @rule(times=st.integers(1, 4))
    def redo(self, times) -> None:
        for _ in range(min(times, len(self.session.history.undone))):
            self.session.redo()
            assert self.document == self.steps[len(self.session.history.done)]

    @rule()
    def save_and_open(self) -> None:
        content = write(self.document)
        opened = read(content, "monkey.loopmap")
        assert opened.read_only is None
        assert write(opened.document) == content
        self.session.mark_saved()
