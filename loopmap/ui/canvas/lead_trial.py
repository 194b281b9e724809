"""What leading a link elsewhere by typing would come to, before it is done."""

from __future__ import annotations

from loopmap.editing.edits.touch import NewId, record_of
from loopmap.editing.sentence.far_end import FarEnd, Way
from loopmap.editing.sentence.lead_end import lead_to_far_end, staying_end
from loopmap.editing.sentence.say import Place, Said
from loopmap.editing.session import Session
from loopmap.model.ids import RecordId
from loopmap.model.records import Link
from loopmap.ui.canvas.far_end_trial import FarEndTrial


class LeadTrial(FarEndTrial):
    """Another end for a link that is there, tried again at every key."""

    def __init__(self, session: Session, link: RecordId, way: Way) -> None:
        self._link = link
        standing = record_of(session.document, session.map_id, link, Link)
        super().__init__(session, staying_end(standing, way), way)

    def label(self, end: FarEnd) -> str:  # noqa: ARG002  whatever the end is
        """What the step is called."""
        return "Lead link elsewhere"

    def _say(self, end: FarEnd, new_id: NewId, place: Place) -> Said:
        session = self._session
        return lead_to_far_end(
            session.document, session.map_id, self._link, end, self.way, new_id, place
        )
