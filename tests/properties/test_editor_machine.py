"""A monkey at the editor: whatever is done in whatever order, the rules hold.

It tries every edit with records that are there, that are gone and that are of the
wrong kind, undoes, redoes, selects, copies, says sentences, saves and opens again.
"""

import math
from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from loopmap.analysis.checks import Merge, Park, Rename, Split
from loopmap.diagram.fold import bundles_of, fold, seen_as
from loopmap.diagram.geometry import Box
from loopmap.diagram.hit import Hit
from loopmap.editing.clip import Clip, clip_from_json, clip_to_json
from loopmap.editing.edits import (
    arrange,
    clipboard,
    collapse,
    delete,
    evidence,
    groups,
    ideas,
    links,
    locking,
    loops,
    maps,
    mend,
    notes,
    scenarios,
    stacking,
    stories,
    variables,
)
from loopmap.editing.sentence.far_end import Way, read_far_end, say_far_end
from loopmap.editing.sentence.parse import parse
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.editing.sentence.say import say
from loopmap.editing.session import Event, Session
from loopmap.editing.tools.gesture import Pointer, Scene
from loopmap.editing.tools.move import move_selection
from loopmap.errors import EditRefused
from loopmap.formats.loopmap_yaml.read import read
from loopmap.formats.loopmap_yaml.write import write
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId, counting_ids
from loopmap.model.records import (
    Action,
    DocumentInfo,
    EvidenceKind,
    Intervention,
    Kind,
    Level,
    MapInfo,
    Role,
    Sign,
    Status,
    Strength,
)
from loopmap.model.rules import problems
from tests.support.pictures import BROKEN, as_text, png
from tests.support.play import play
from tests.support.small_maps import Boxes

NAMES = st.sampled_from(
    ["Fines", "fines ", "Strain", "School attendance", "", "Two-way talk", "A - B", "ﬁnes", "💷"]
) | st.text(max_size=6)
NUMBERS = st.floats(-2000, 2000, width=32) | st.sampled_from([1e9, float("nan"), float("inf")])
PLACES = st.tuples(NUMBERS, NUMBERS)
PICKS = st.integers(0, 999)
"""Which of the records there are, counted round; some picks are of records that are gone."""

SENTENCES = st.lists(
    st.sampled_from(
        ["Fines", "Strain", "Trust", "less", "more", "+", "-", "~", ">", "?", "!", "@Home", '"so"']
    ),
    max_size=7,
).map(" ".join)


class Editor(RuleBasedStateMachine):
    """One session under random hands, and a listener that follows by changes alone."""

    def __init__(self) -> None:
        super().__init__()
        start = Document().apply(adding(DOCUMENT, [MapInfo(MapId("m1"), "Today")]))
        self.session = Session(start, new_ids=counting_ids())
        self.followed = start
        self.clip = Clip()
        self.seen: list[RecordId] = [RecordId("gone")]
        self.steps: list[Document] = [start]
        self.refusals: list[str] = []
        self.session.listen(self.follow)

    def follow(self, event: Event) -> None:
        self.followed = self.followed.apply(event.change)

    @initialize()
    def some_map(self) -> None:
        for text in ("Fines + Strain - School attendance", "School attendance - Fines"):
            self.say_it(text)

    # picking

    @property
    def document(self) -> Document:
        return self.session.document

    def of(self, kind: str, pick: int) -> RecordId:
        table = sorted(getattr(self.session.map, kind))
        self.seen.extend(i for i in table if i not in self.seen)
        if not table or pick % 7 == 0:
            return self.seen[pick % len(self.seen)]
        return table[pick % len(table)]

    def any(self, *picks: int) -> list[RecordId]:
        kinds = ("variables", "links", "notes", "groups", "loops", "scenarios")
        return [self.of(kinds[pick % 6], pick // 6) for pick in picks]

    def do(self, edit, *arguments, merge=None, **fields) -> None:
        """An edit of the map on show, or of the document; a refusal changes nothing."""
        before = self.document
        try:
            self.session.do(edit.__name__, edit(before, *arguments, **fields), merge=merge)
        except EditRefused as refusal:
            self.refusals.append(str(refusal))
        if self.document is not before:
            self.steps = [*self.steps[: len(self.session.history.done)], self.document]

    def on_map(self, edit, *arguments, **fields) -> None:
        self.do(_with_map(edit, self.session.map_id), *arguments, **fields)

    # variables

    @rule(name=NAMES, at=PLACES, kind=st.sampled_from(Kind))
    def add_variable(self, name, at, kind) -> None:
        self.on_map(variables.add_variable, name, at, self.session.new_id, kind=kind)

    @rule(pick=PICKS, name=NAMES)
    def rename_variable(self, pick, name) -> None:
        self.on_map(variables.rename_variable, self.of("variables", pick), name)

    @rule(
        picks=st.tuples(PICKS, PICKS),
        kind=st.sampled_from(Kind),
        role=st.sampled_from([None, *Role]),
        layer=st.sampled_from(["", "pattern"]),
    )
    def describe_variables(self, picks, kind, role, layer) -> None:
        chosen = self.any(*picks)
        self.on_map(variables.set_kind, chosen, kind)
        self.on_map(variables.set_role, chosen, role)
        self.on_map(variables.set_layer, chosen, layer)
        self.on_map(variables.set_meaning, chosen[0], f"meaning {layer}")

    # links

    @rule(ends=st.tuples(PICKS, PICKS), sign=st.sampled_from(Sign), delayed=st.booleans())
    def add_link(self, ends, sign, delayed) -> None:
        source, target = (self.of("variables", end) for end in ends)
        new_id = self.session.new_id
        self.on_map(links.add_link, source, target, new_id, sign=sign, delayed=delayed)

    @rule(
        picks=st.tuples(PICKS, PICKS),
        sign=st.sampled_from(Sign),
        strength=st.sampled_from(Strength),
        status=st.sampled_from([None, *Status]),
        confidence=st.sampled_from([None, 0.0, 0.5, 1.0, 2.0]),
        delayed=st.booleans(),
    )
    def describe_links(self, picks, sign, strength, status, confidence, delayed) -> None:
        chosen = self.any(*picks)
        self.on_map(links.set_sign, chosen, sign)
        self.on_map(links.set_strength, chosen, strength)
        self.on_map(links.set_status, chosen, status)
        self.on_map(links.set_confidence, chosen, confidence)
        self.on_map(links.set_delay, chosen, delayed, "a term")
        self.on_map(links.toggle_delay, chosen)
        self.on_map(links.set_reason, chosen[0], "because")

    @rule(pick=PICKS, bulge=st.none() | st.floats(-3, 3) | st.just(float("nan")))
    def bend_link(self, pick, bulge) -> None:
        self.on_map(links.set_bulge, [self.of("links", pick)], bulge)

    @rule(pick=PICKS)
    def reverse_link(self, pick) -> None:
        self.on_map(links.reverse_link, self.of("links", pick))

    @rule(pick=PICKS, end=PICKS, head=st.booleans())
    def retarget_link(self, pick, end, head) -> None:
        to = {"target" if head else "source": self.of("variables", end)}
        self.on_map(links.retarget_link, self.of("links", pick), **to)

    # everything

    @rule(picks=st.lists(PICKS, max_size=4))
    def delete_some(self, picks) -> None:
        self.on_map(delete.delete_records, self.any(*picks))

    @rule(picks=st.lists(PICKS, max_size=3), at=PLACES)
    def move_some(self, picks, at) -> None:
        self.on_map(arrange.move_records, dict.fromkeys(self.any(*picks), at))
        chosen = self.any(*picks)
        self.on_map(arrange.nudge, chosen, *at, merge="nudge")
        self.on_map(arrange.nudge, chosen, at[1], -7.0, merge="nudge")
        if len(picks) > 1:
            self.session.end_merging()

    @rule(picks=st.lists(PICKS, max_size=3), way=st.sampled_from(stacking.Way), lock=st.booleans())
    def stack_and_lock_some(self, picks, way, lock) -> None:
        records = [*self.session.map.variables.values(), *self.session.map.notes.values()]
        boxes = {record.id: Box(record.x, record.y, 80, 30) for record in records}
        self.on_map(stacking.stack, self.any(*picks), way, boxes)
        self.on_map(locking.set_locked, self.any(*picks), lock)

    @rule(pick=PICKS, others=st.lists(PICKS, max_size=2), to=PLACES, copies=st.booleans())
    def drag_some(self, pick, others, to, copies) -> None:
        """As a hand does: snapping, into groups and out of them, a copy or the thing itself."""
        record = self.session.map.variables.get(self.of("variables", pick))
        if record is None or not all(math.isfinite(value) for value in to):
            return
        scene = Scene(
            self.document, self.session.map_id, frozenset(self.any(*others)),
            Boxes(self.document, self.session.map_id), self.session.new_id,
        )  # fmt: skip
        press = Pointer(record.x, record.y, Hit("variable", record.id))
        now = Pointer(*to, alt=copies)
        _, result = play(move_selection, scene, press, now, replace(now, released=True))
        self.do(lambda _document: result.change)

    @rule(edge=st.sampled_from(arrange.Edge), axis=st.sampled_from(arrange.Axis))
    def arrange_all(self, edge, axis) -> None:
        def boxes():
            return {v.id: Box(v.x, v.y, 80, 30) for v in self.session.map.variables.values()}

        self.on_map(arrange.align, boxes(), edge)
        self.on_map(arrange.distribute, boxes(), axis)

    @rule(picks=st.lists(PICKS, max_size=4))
    def copy(self, picks) -> None:
        self.clip = clipboard.copy_records(self.session.map, self.any(*picks))
        assert clip_from_json(clip_to_json(self.clip)) == self.clip

    @rule(offset=PLACES)
    def paste(self, offset) -> None:
        def paste(document, map_id):
            new_id = self.session.new_id
            return clipboard.paste_clip(document, map_id, self.clip, new_id, offset=offset).change

        self.on_map(paste)

    @rule(picks=st.lists(PICKS, max_size=3))
    def duplicate_and_cut(self, picks) -> None:
        chosen = self.any(*picks)

        def duplicate(document, map_id):
            new_id = self.session.new_id
            return clipboard.duplicate_records(document, map_id, chosen, new_id).change

        self.on_map(duplicate)
        self.on_map(clipboard.cut_records, chosen)

    # notes, groups, loops, scenarios

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

    # evidence and maps

    @rule(text=NAMES, picks=st.lists(PICKS, max_size=3), kind=st.sampled_from(EvidenceKind))
    def add_evidence(self, text, picks, kind) -> None:
        self.do(evidence.add_evidence, text, self.session.new_id, kind=kind)
        for piece in sorted(self.document.evidence)[-1:]:
            self.on_map(evidence.attach_evidence, self.any(*picks), piece)

    @precondition(lambda self: self.document.evidence)
    @rule(pick=PICKS, level=st.sampled_from(Level), others=PICKS)
    def change_evidence(self, pick, level, others) -> None:
        pieces = sorted(self.document.evidence)
        piece = pieces[pick % len(pieces)]
        self.do(evidence.edit_evidence, piece, level=level, text="another")
        self.on_map(evidence.take_away_evidence, self.any(others), piece)

    @rule(pick=PICKS, other=PICKS, turned=st.booleans(), name=NAMES, take=st.integers(0, 3))
    def mend_a_name(self, pick, other, turned, name, take) -> None:
        one, two = self.of("variables", pick), self.of("variables", other)
        how = (
            Rename(one, name, turned),
            Merge(one, two, turned),
            Split(one, (name, f"{name} too")),
            Park(one),
        )[take]
        self.on_map(mend.mend, how, self.session.new_id)

    @rule(key=NAMES, again=st.booleans())
    def skip_a_check(self, key, again) -> None:
        self.on_map(mend.skip_finding, key)
        if again:
            self.on_map(mend.show_skipped)

    @rule(text=NAMES | SENTENCES, pick=PICKS, other=NAMES, place=st.integers(-2, 6))
    def park_an_idea(self, text, pick, other, place) -> None:
        self.do(ideas.park, text, self.session.new_id)
        idea = self.parked(pick)
        self.do(ideas.move_idea, idea, place)
        if pick % 3 == 0:
            self.do(ideas.edit_idea, idea, other)
        if pick % 4 == 0:
            self.do(ideas.remove_ideas, [idea, self.parked(pick // 2)])

    @rule(pick=PICKS, at=PLACES, as_note=st.booleans())
    def put_an_idea_on_the_map(self, pick, at, as_note) -> None:
        def use(document, map_id):
            new_id = self.session.new_id
            if as_note:
                return ideas.idea_to_note(document, map_id, self.parked(pick), at, new_id)
            return ideas.idea_to_map(document, map_id, self.parked(pick), new_id, PlaceNew()).change

        self.on_map(use)

    def parked(self, pick: int) -> RecordId:
        """One of the parked ideas; now and then one that is not there."""
        table = sorted(self.document.ideas)
        return table[pick % len(table)] if table and pick % 7 else RecordId("gone")

    @precondition(lambda self: len(self.document.maps) < 4)
    @rule(title=NAMES, copy=st.booleans())
    def add_map(self, title, copy) -> None:
        if copy:
            self.on_map(maps.make_future_map, title, self.session.new_id)
        else:
            self.do(maps.add_map, title, self.session.new_id)

    @rule(title=NAMES, position=st.integers(-1, 4), remove=st.booleans())
    def change_map(self, title, position, remove) -> None:
        self.on_map(maps.rename_map, title)
        self.on_map(maps.describe_map, question=title.strip(), summary="why")
        self.on_map(maps.move_map, position)
        self.do(maps.describe_document, DocumentInfo(title="Fines"))
        if remove:
            self.on_map(maps.remove_map)

    @rule(pick=PICKS)
    def show_map(self, pick) -> None:
        order = self.document.map_order
        self.session.show_map(order[pick % len(order)])

    # sentences, selection, history, file

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

    # what holds

    @invariant()
    def refusals_are_sentences(self) -> None:
        assert all(" " in said and said.endswith(".") for said in self.refusals)

    @invariant()
    def rules_hold(self) -> None:
        assert problems(self.document) == []

    @invariant()
    def who_follows_the_changes_has_the_same_document(self) -> None:
        assert self.followed == self.document

    @invariant()
    def every_link_is_inside_a_stack_drawn_or_in_one_bundle(self) -> None:
        folded = fold(self.session.map)
        bundled = [link for bundle in bundles_of(folded).values() for link in bundle.links]
        assert len(bundled) == len(set(bundled))
        for link in self.session.map.links:
            hidden = seen_as(folded, link) is None
            assert hidden + (link in folded.links) + (link in bundled) == 1

    @invariant()
    def what_is_selected_is_on_the_map(self) -> None:
        assert all(self.session.map.get(record) is not None for record in self.session.selection)

    def teardown(self) -> None:
        """To the first step and to the last again: the same file, byte for byte."""
        last = write(self.document)
        done = len(self.session.history.done)
        while self.session.history.done:
            self.session.undo()
        assert write(self.document) == write(self.steps[0])
        while len(self.session.history.done) < done:
            self.session.redo()
        assert write(self.document) == last


def _with_map(edit, map_id):
    def bound(document, *arguments, **fields):
        return edit(document, map_id, *arguments, **fields)

    bound.__name__ = edit.__name__
    return bound


TestEditor = Editor.TestCase
TestEditor.settings = settings(
    max_examples=150,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
