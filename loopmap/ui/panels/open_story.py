"""The story whose card is open: what it shows, who plays which part, what people say of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from loopmap.analysis.stories import NearMiss, Story, StoryList
from loopmap.analysis.stories.story import StoryKey
from loopmap.editing.session import Session
from loopmap.model.ids import RecordId
from loopmap.model.records import FoundStory, Sign
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.near_inside import NearInside
from loopmap.ui.panels.story_cards import StoryCards
from loopmap.ui.panels.story_inside import StoryInside
from loopmap.ui.panels.story_judging import StoryJudging
from loopmap.ui.panels.story_words import called, faces


class OpenStory(QObject):
    """Fills the cards with what was found, opens one and carries out what people say in it.

    ``lightWanted`` carries the keys of the loops to light, ``wanted`` a record to bring into
    view.
    """

    lightWanted = Signal(tuple)
    wanted = Signal(str)
    refused = Signal(str)

    def __init__(
        self, session: Session, watch: LoopWatch, cards: StoryCards, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._watch, self._cards = session, watch, cards
        asking = Asking(session, self)
        asking.refused.connect(self.refused)
        self._judging = StoryJudging(asking)
        self._found: StoryList | None = None
        self._cast: dict[StoryKey, dict[str, RecordId]] = {}
        cards.opened.connect(self._open)
        cards.putAside.connect(self._put_aside)

    def show_found(self, found: StoryList) -> None:
        """Show other stories; the open card shows what holds now, or the light goes out."""
        self._found = found
        key = self._cards.open_key
        self._cards.show_faces(faces(self._session.map, found))
        if key is not None and self._cards.open_key == key:
            self._open(key)
        elif key is not None:
            self.lightWanted.emit(())

    def forget_cast(self) -> None:
        """The map is another: who people let play which part means nothing any more."""
        self._cast.clear()

    def bring_back(self, story: FoundStory) -> None:
        """Offer one again that was put aside."""
        self._judging.bring_back(story)

    def leave_open(self, story: FoundStory) -> None:
        """Nobody has judged this one any more."""
        self._judging.leave_open(story)

    def _story(self, key: StoryKey | None) -> Story | NearMiss | None:
        if self._found is None:
            return None
        every: tuple[Story | NearMiss, ...] = (*self._found.stories, *self._found.near_misses)
        return next((one for one in every if one.key == key), None)

    def _open(self, key: StoryKey | None) -> None:
        story = self._story(key)
        if story is None:
            self._cards.close_card()
            self.lightWanted.emit(())
            return
        self._cards.open_with(story.key, self._inside(story))
        self.lightWanted.emit(story.loops)

    def _inside(self, story: Story | NearMiss) -> StoryInside | NearInside:
        causal_map = self._session.map
        loops = [called(causal_map, key, self._watch.book) for key in story.loops]
        if isinstance(story, NearMiss):
            near = NearInside(causal_map, story, loops)
            near.drawn.connect(self._draw)
            near.putAside.connect(self._put_open_aside)
            return near
        inside = StoryInside(causal_map, story, loops, self._cast.get(story.key, {}))
        inside.cast.connect(self._take_cast)
        inside.ours.connect(self._confirm)
        inside.putAside.connect(self._put_open_aside)
        inside.reopened.connect(self._reopen)
        return inside

    def _take_cast(self, part: str, variable: RecordId) -> None:
        """Another variable plays a part: kept at once in a confirmed story, else with its yes."""
        story = self._story(self._cards.open_key)
        if isinstance(story, Story):
            self._cast.setdefault(story.key, {})[part] = variable
            if story.said is not None:
                self._confirm()

    def _confirm(self) -> None:
        story = self._story(self._cards.open_key)
        if isinstance(story, Story):
            self._judging.confirm(story, self._cast.get(story.key, {}))

    def _put_open_aside(self) -> None:
        self._put_aside(self._cards.open_key)

    def _put_aside(self, key: StoryKey | None) -> None:
        story = self._story(key)
        if story is not None:
            self._judging.put_aside(story)

    def _reopen(self) -> None:
        story = self._story(self._cards.open_key)
        if isinstance(story, Story) and story.said is not None:
            self._judging.leave_open(story.said)

    def _draw(self, sign: Sign) -> None:
        near = self._story(self._cards.open_key)
        link = self._judging.draw(near, sign) if isinstance(near, NearMiss) else None
        if link is not None:
            self.wanted.emit(link)
