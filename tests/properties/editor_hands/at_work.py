"""A session in random hands: which records they pick, and how they do an edit."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from loopmap.editing.clip import Clip
from loopmap.editing.session import Event, Session
from loopmap.errors import EditRefused
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId, counting_ids
from loopmap.model.records import (
    MapInfo,
)

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


class AtWork(RuleBasedStateMachine):
    """One session, and a listener that follows by changes alone."""

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


def _with_map(edit, map_id):
    def bound(document, *arguments, **fields):
        return edit(document, map_id, *arguments, **fields)

    bound.__name__ = edit.__name__
    return bound
