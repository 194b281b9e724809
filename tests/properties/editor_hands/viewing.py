"""Hands that keep views of the map, of what is there and of what has gone."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import rule

from loopmap.editing.edits import views
from loopmap.editing.views.remains import remains_of, told_remains
from loopmap.editing.views.words import told_view
from loopmap.model.ids import RecordId
from loopmap.model.views import Rest, Shows, View
from tests.properties.editor_hands.at_work import NAMES, NUMBERS, PICKS, AtWork

FRAMES = st.none() | st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS)


class Viewing(AtWork):
    """Makes, changes and removes named views."""

    @rule(
        name=NAMES,
        shows=st.sampled_from(Shows),
        picks=st.lists(PICKS, max_size=3),
        rest=st.sampled_from(Rest),
        frame=FRAMES,
    )
    def keep_a_view(self, name, shows, picks, rest, frame) -> None:
        records = tuple(self.any(*picks))
        ring = tuple(self.of("links", pick) for pick in picks)
        wanted = View(RecordId(""), name, shows, records, (ring,), rest, lens="loops", frame=frame)
        self.on_map(views.add_view, wanted, self.session.new_id)

    @rule(pick=PICKS, name=NAMES, by=st.integers(-3, 3), frame=FRAMES, other=PICKS)
    def change_a_view(self, pick, name, by, frame, other) -> None:
        view = self.of("views", pick)
        self.on_map(views.rename_view, view, name)
        self.on_map(views.move_view, view, by)
        wanted = View(view, name, Shows.EFFECTS, (self.of("variables", other),), frame=frame)
        self.on_map(views.update_view, view, wanted)
        self.on_map(views.update_view, view, replace(wanted, shows=Shows.MAP, theme="dark"))

    @rule(pick=PICKS)
    def remove_a_view(self, pick) -> None:
        self.on_map(views.remove_view, self.of("views", pick))

    @rule()
    def look_at_all_views(self) -> None:
        """Whatever has gone, what remains is a part of the map, and can be told."""
        shown = self.session.map
        for view in shown.views.values():
            part = remains_of(shown, view).part
            assert part.ids() <= shown.ids()
            assert told_view(shown, view)
            told_remains(shown, view)
