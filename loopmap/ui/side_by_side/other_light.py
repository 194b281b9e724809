"""What a lens shows of the other map: found in the background where the map is large."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from loopmap.diagram.look import Lens, LensView
from loopmap.ui.jobs import Jobs
from loopmap.ui.lens_drawing import MOST_AT_ONCE
from loopmap.ui.side_by_side.other_map import Asked, OtherMap

JOB = "what a lens shows on the other map"


class OtherLight:
    """Looks through a lens at the other map; ``bring_out`` gets what it shows, at once if known."""

    def __init__(self, other: OtherMap, jobs: Jobs, bring_out: Callable[[LensView], None]) -> None:
        self._other, self._jobs, self._bring_out = other, jobs, bring_out
        self._known: tuple[Asked, LensView] | None = None
        self._looked_for: Asked | None = None

    def look(self, lens: Lens) -> None:
        """Show the map through that lens, as soon as it is known what there is to see."""
        asked = self._other.asked(lens)
        if asked is None:
            return
        if self._known is not None and self._known[0] == asked:
            self._jobs.cancel(JOB)
            self._bring_out(self._known[1])
        elif max(len(asked.here.links), len(asked.other.links)) <= MOST_AT_ONCE:
            self._jobs.cancel(JOB)
            self._take(asked, asked.view())
        elif self._looked_for != asked or not self._jobs.is_running(JOB):
            self._looked_for = asked
            self._jobs.run(JOB, lambda _: asked.view(), partial(self._take, asked))

    def close(self) -> None:
        """Look for nothing any more."""
        self._jobs.cancel(JOB)

    def _take(self, asked: Asked, view: LensView) -> None:
        """Show it, unless either map has changed meanwhile: then somebody looks again soon."""
        if self._other.asked(asked.lens) == asked:
            self._known = asked, view
            self._bring_out(view)
