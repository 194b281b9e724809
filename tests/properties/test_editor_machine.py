"""A monkey at the editor: whatever is done in whatever order, the rules hold.

It tries every edit with records that are there, that are gone and that are of the
wrong kind, undoes, redoes, selects, copies, says sentences, saves and opens again.
"""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import initialize, invariant

from loopmap.diagram.fold import bundles_of, fold, seen_as
from loopmap.formats.loopmap_yaml.write import write
from loopmap.model.rules import problems
from tests.properties.editor_hands.arranging import Arranging
from tests.properties.editor_hands.drawing import Drawing
from tests.properties.editor_hands.equating import Equating
from tests.properties.editor_hands.filing import Filing
from tests.properties.editor_hands.remarking import Remarking
from tests.properties.editor_hands.saying import Saying
from tests.properties.editor_hands.viewing import Viewing


class Editor(Drawing, Arranging, Remarking, Filing, Saying, Equating, Viewing):
    """One session under all hands, and what holds whatever they do."""

    @initialize()
    def some_map(self) -> None:
        for text in ("Fines + Strain - School attendance", "School attendance - Fines"):
            self.say_it(text)

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


TestEditor = Editor.TestCase
TestEditor.settings = settings(
    max_examples=150,
    stateful_step_count=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
