"""Hands at the document: evidence, checks, parked ideas, maps."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from loopmap.analysis.checks import Merge, Park, Rename, Split
from loopmap.analysis.checks.map_mends import DrawLink, MakeRole, MarkDelayed, Relabel, Tick
from loopmap.editing.edits import (
    evidence,
    ideas,
    maps,
    mend,
    mend_map,
)
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.model.ids import RecordId
from loopmap.model.records import (
    DocumentInfo,
    EvidenceKind,
    Level,
    Role,
)
from tests.properties.editor_hands.at_work import NAMES, PICKS, PLACES, SENTENCES, AtWork


class Filing(AtWork):
    """Keeps what lies beside and behind the maps."""

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

    @rule(pick=PICKS, other=PICKS, label=st.sampled_from(("R", "R1", "B1")), take=st.integers(0, 4))
    def mend_a_map(self, pick, other, label, take) -> None:
        variable, link = self.of("variables", pick), self.of("links", other)
        how = (
            MakeRole(variable, Role.OUTSIDE),
            MarkDelayed(link),
            DrawLink(variable, self.of("variables", other)),
            Relabel(self.of("loops", pick), label),
            Tick(f"K7 {link}"),
        )[take]
        self.on_map(mend.mend, how, self.session.new_id)

    @rule(key=NAMES, again=st.booleans())
    def skip_a_check(self, key, again) -> None:
        self.on_map(mend_map.skip_finding, key)
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
