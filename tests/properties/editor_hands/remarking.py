"""Hands that say what a map means: notes, groups, loops, stories, scenarios."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import rule

from loopmap.diagram.geometry import Box
from loopmap.editing.edits import (
    collapse,
    groups,
    loops,
    notes,
    scenarios,
    stories,
)
from loopmap.model.records import (
    Action,
    Intervention,
    Level,
    Sign,
)
from tests.properties.editor_hands.at_work import NAMES, NUMBERS, PICKS, PLACES, AtWork
from tests.support.pictures import BROKEN, as_text, png


class Remarking(AtWork):
    """Writes beside and about what is drawn."""

    @rule(text=NAMES, at=PLACES, pick=PICKS, width=NUMBERS, level=st.sampled_from(Level))
    def write_notes(self, text, at, pick, width, level) -> None:
        self.on_map(notes.add_note, text, at, self.session.new_id)
        self.on_map(notes.set_note_width, self.of("notes", pick), width)
        self.on_map(notes.set_note_level, [self.of("notes", pick)], level)
        self.on_map(notes.edit_note, self.of("notes", pick), text)

    @rule(name=NAMES, members=st.lists(PICKS, max_size=3), pick=PICKS, new=NAMES)
    def gather(self, name, members, pick, new) -> None:
        area, new_id = Box(0, 0, 200, 100), self.session.new_id
        self.on_map(groups.add_group, name, area, new_id, members=self.any(*members))
        self.on_map(groups.rename_group, self.of("groups", pick), new)
        self.on_map(groups.set_group_colour, self.of("groups", pick), pick)
        self.on_map(groups.assign_group, self.any(*members), self.of("groups", pick))
        self.on_map(groups.assign_group, self.any(*members[:1]), None)

    @rule(picks=st.lists(PICKS, max_size=3), turn=st.sampled_from(["collapse", "open", "place"]))
    def turn_groups(self, picks, turn) -> None:
        if turn == "place":
            self.on_map(collapse.place_stacks)
        else:
            edit = collapse.collapse_groups if turn == "collapse" else collapse.open_groups
            self.on_map(edit, [self.of("groups", pick) for pick in picks])

    @rule(at=PLACES, width=NUMBERS, picture=st.sampled_from([as_text(png()), BROKEN, ""]))
    def add_picture(self, at, width, picture) -> None:
        self.on_map(notes.add_picture, picture, at, width, self.session.new_id)

    @rule(pick=PICKS)
    def remove_group(self, pick) -> None:
        self.on_map(groups.remove_group, self.of("groups", pick))

    @rule(ring=st.lists(PICKS, min_size=1, max_size=4), label=st.sampled_from(["R1", "B2", ""]))
    def name_loop(self, ring, label) -> None:
        key = tuple(dict.fromkeys(self.of("links", pick) for pick in ring))
        self.on_map(loops.name_loop, key, label, "Fines trap", self.session.new_id)

    @rule(pick=PICKS, at=st.none() | PLACES, forget=st.booleans())
    def tell_loop(self, pick, at, forget) -> None:
        loop = self.of("loops", pick)
        self.on_map(loops.move_badge, loop, at)
        self.on_map(loops.mend_loop, loop, self.session.new_id)
        if forget:
            self.on_map(loops.forget_name, loop)
            self.on_map(loops.forget_loop, loop)

    @rule(
        pattern=st.sampled_from(["fixes that fail", "escalation"]),
        picks=st.tuples(PICKS, PICKS),
        text=st.none() | NAMES,
        dismiss=st.booleans(),
        forget=st.booleans(),
    )
    def judge_a_story(self, pattern, picks, text, dismiss, forget) -> None:
        hangs_on = [self.of("variables", pick) for pick in picks]
        new_id = self.session.new_id
        if dismiss:
            self.on_map(stories.dismiss_story, pattern, hangs_on, new_id)
        else:
            roles = {"symptom": hangs_on[0], "": hangs_on[1]}
            self.on_map(stories.confirm_story, pattern, hangs_on, roles, new_id, text=text)
        if forget:
            self.on_map(stories.forget_story, self.of("found_stories", picks[0]))

    @rule(
        name=NAMES,
        action=st.sampled_from(Action),
        picks=st.tuples(PICKS, PICKS),
        amount=st.sampled_from([-1.0, 0.5, 3.0, 9.0]),
        watched=PICKS,
    )
    def plan(self, name, action, picks, amount, watched) -> None:
        ends = [self.of("variables", pick) for pick in picks]
        if action is Action.ADD:
            act = Intervention(action, source=ends[0], destination=ends[1], sign=Sign.SAME)
        elif action in scenarios.ON_VARIABLES:
            act = Intervention(action, ends[0], amount, start=1.0, stop=4.0)
        else:
            act = Intervention(action, self.of("links", picks[0]), amount)
        new_id = self.session.new_id
        self.on_map(scenarios.add_scenario, name, new_id, interventions=[act])
        scenario = self.of("scenarios", watched)
        self.on_map(scenarios.set_interventions, scenario, [act, replace(act, start=None)])
        self.on_map(scenarios.rename_scenario, scenario, name)
        self.on_map(scenarios.describe_scenario, scenario, "From May")

    @rule(pick=PICKS)
    def remove_scenario(self, pick) -> None:
        self.on_map(scenarios.remove_scenario, self.of("scenarios", pick))
