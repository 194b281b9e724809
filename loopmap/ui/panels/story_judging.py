"""What people say of a story, as edits: one step to undo each."""

from __future__ import annotations

from collections.abc import Mapping

from loopmap.analysis.stories import NearMiss, Story
from loopmap.editing.edits.links import add_link
from loopmap.editing.edits.stories import confirm_story, dismiss_story, forget_story
from loopmap.model.ids import RecordId
from loopmap.model.records import FoundStory, Sign
from loopmap.ui.panels.asking import Asking


class StoryJudging:
    """Asks for the edits; what is not allowed, ``asking`` says."""

    def __init__(self, asking: Asking) -> None:
        self._asking, self._session = asking, asking.session

    def confirm(self, story: Story, cast: Mapping[str, RecordId]) -> None:
        """The group's own story, or another variable in a part of one that is."""
        roles = {slot.part: slot.variable for slot in story.slots} | dict(cast)
        label = "Confirm a story" if story.said is None else "Change who plays a part"
        self._keep(label, story.name, story.variables, roles)

    def put_aside(self, story: Story | NearMiss) -> None:
        """Not offered any more until it is brought back."""
        session = self._session
        self._asking.do(
            "Put a story aside",
            lambda: dismiss_story(session.document, session.map_id, *story.key, session.new_id),
        )

    def leave_open(self, story: FoundStory) -> None:
        """As if nobody had said anything."""
        session = self._session
        self._asking.do(
            "Leave a story open",
            lambda: forget_story(session.document, session.map_id, story.id),
        )

    def bring_back(self, story: FoundStory) -> None:
        """As it was before it was put aside: confirmed, or open."""
        if story.roles:
            self._keep("Bring a story back", story.pattern, story.variables, dict(story.roles))
        else:
            self.leave_open(story)

    def draw(self, near: NearMiss, sign: Sign) -> RecordId | None:
        """Add the link that is asked for; answers it, or None where it was not allowed."""
        session = self._session
        self._asking.do(
            "Draw a link",
            lambda: add_link(
                session.document,
                session.map_id,
                near.source,
                near.target,
                session.new_id,
                sign=sign,
            ),
        )
        drawn = session.map.adjacency.between(near.source, near.target)
        if drawn is not None:
            session.select(frozenset({drawn.id}))
        return drawn.id if drawn is not None else None

    def _keep(
        self,
        label: str,
        pattern: str,
        variables: tuple[RecordId, ...],
        roles: Mapping[str, RecordId],
    ) -> None:
        session = self._session
        self._asking.do(
            label,
            lambda: confirm_story(
                session.document, session.map_id, pattern, variables, roles, session.new_id
            ),
        )
